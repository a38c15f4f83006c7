package dev.millrace.cep.match;

/// Represents a partial match: the stage at which it waits, and the events that it has. A new match starts from
/// a partial match without events.
///
/// @param stage the index of the stage
/// @param last the number of the event taken last; -1 if there is none
/// @param edge the index of the edge of the event taken last
/// @param lastTime the timestamp of the event taken last
/// @param first the number of the first event; -1 if there is none
/// @param firstTime the timestamp of the first event
public record PartialMatch(int stage, long last, int edge, long lastTime, long first, long firstTime) {

    /// Returns a partial match without events.
    public static PartialMatch empty(int stage) {
        return new PartialMatch(stage, -1, 0, 0, -1, 0);
    }

    /// Returns whether the partial match has an event.
    public boolean hasEvents() {
        return last >= 0;
    }

    /// Returns a partial match with the same events at another stage.
    public PartialMatch at(int otherStage) {
        return new PartialMatch(otherStage, last, edge, lastTime, first, firstTime);
    }

    /// Returns whether this partial match comes after another one: it starts later, or has no event.
    boolean isAfter(PartialMatch other) {
        if (first < 0) return other.first >= 0;
        return other.first >= 0 && startsAfter(other.firstTime, other.first);
    }

    /// Returns whether the first event comes after another event.
    boolean startsAfter(long timestamp, long event) {
        return firstTime == timestamp ? first > event : firstTime > timestamp;
    }
}
