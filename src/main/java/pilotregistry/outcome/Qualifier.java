package pilotregistry.outcome;

/// The word before a number that says how exact it is.
public enum Qualifier {
    /// 约
    ABOUT,
    /// 超、逾
    OVER,
    /// 余：20 余家
    ODD,
    /// 近、不足
    NEARLY
}
