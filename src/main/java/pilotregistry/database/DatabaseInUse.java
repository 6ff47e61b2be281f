package pilotregistry.database;

import java.nio.file.Path;

/// Another process has the embedded database's file open.
final class DatabaseInUse extends RuntimeException {

    DatabaseInUse(Path file, Throwable cause) {
        super(
                """
                另一个进程正在使用数据库文件 %s。
                Another process is using the database file %s.""".formatted(
                        file.toAbsolutePath().normalize(), file.toAbsolutePath().normalize()),
                cause);
    }
}
