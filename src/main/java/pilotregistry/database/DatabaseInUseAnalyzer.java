package pilotregistry.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to do when the registry is started twice on one folder.
final class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<DatabaseInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseInUse cause) {
        return new FailureAnalysis(cause.getMessage(), """
                请先停止该进程，或用 --registry.data=<文件夹> 指定另一个数据文件夹。
                Stop that process, or name another folder with --registry.data=<folder>.""", cause);
    }
}
