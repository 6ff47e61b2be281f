package pilotregistry.upgrade;

/// The database is in a format that this release does not know.
final class LaterFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaterFormat(int needed, int known) {
        super("""
                数据库已由更新的版本改写：需要格式 %d，本版本只认识 %d。
                A later release has changed the database: it needs format %d, this release knows %d.""".formatted(needed, known, needed, known));
    }
}
