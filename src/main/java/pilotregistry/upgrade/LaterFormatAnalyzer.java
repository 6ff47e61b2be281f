package pilotregistry.upgrade;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to do where an earlier release is started after a later one.
final class LaterFormatAnalyzer extends AbstractFailureAnalyzer<LaterFormat> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LaterFormat cause) {
        return new FailureAnalysis(cause.getMessage(), """
                请启动更新的版本，或把升级之前的备份恢复到空数据库。
                Start the later release, or restore the backup of before the upgrade into an empty database.""", cause);
    }
}
