package pilotregistry.ledger;

/// One step from a format of what is stored to the next: carried out once, by one node, before it takes requests.
///
/// It may be cut off anywhere and is then begun again, so that it must find what it did before as done. What belongs
/// to a record it changes through the [Ledger], as an act with its event: its history stays whole. It uses what both
/// databases have.
public interface Migration {

    /// Its number, which is that of the format it leads to: from 1, without gaps.
    int number();

    /// Whether a node of the release before would lose or misread something once this has begun. Such nodes write no
    /// more then, and start no more.
    default boolean endsEarlierNodes() {
        return false;
    }

    /// Goes on from wherever an earlier run has come to.
    ///
    /// @param alive to be called after each piece: it keeps the lease, and ends what has lost it
    void run(Runnable alive);
}
