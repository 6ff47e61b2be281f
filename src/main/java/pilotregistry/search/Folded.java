package pilotregistry.search;

/// A text as it is compared, and where each of its characters stood in the original.
///
/// @param text width, case and script folded
/// @param starts where the character begins in the original
/// @param ends where it ends there
@SuppressWarnings("ArrayRecordComponent") // one per character of every text indexed; compared by nobody
record Folded(String text, int[] starts, int[] ends) {

    int length() {
        return text.length();
    }

    int start(int index) {
        return starts[index];
    }

    /// Where, in this text, what begins there in the original stands, or else what follows it.
    int indexOf(int original) {
        int index = 0;
        while (index < length() && start(index) < original) {
            index++;
        }
        return index;
    }

    /// The end, in the original, of what ends before this index.
    int end(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
