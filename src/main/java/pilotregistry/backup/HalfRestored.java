package pilotregistry.backup;

/// A restoration into this database was cut off: a part of what the archive holds is not here.
final class HalfRestored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HalfRestored(String archive) {
        super("""
                从 %s 恢复到此数据库的过程中断，数据不全。
                The restoration of %s into this database was cut off: not everything is here.""".formatted(archive, archive));
    }
}
