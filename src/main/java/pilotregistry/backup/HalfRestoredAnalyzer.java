package pilotregistry.backup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to do with a database that was restored in part only.
final class HalfRestoredAnalyzer extends AbstractFailureAnalyzer<HalfRestored> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HalfRestored cause) {
        return new FailureAnalysis(cause.getMessage(), """
                请删除此数据库（内置数据库：其文件夹），再恢复一次。
                Drop this database (of the embedded one, its folder), and restore again.""", cause);
    }
}
