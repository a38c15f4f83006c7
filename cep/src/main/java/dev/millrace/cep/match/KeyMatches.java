package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Holds the partial matches of one key, its matches that wait for a partial match that started earlier, and
/// its events that wait for the watermark. Not thread-safe.
///
/// @param <T> the type of the events
public final class KeyMatches<T> {
    private final MatchQueue<T> running;
    private @Nullable MatchQueue<T> completed;
    private @Nullable BufferedEvents<T> buffer;
    private long nextSequence;

    /// Creates the matches of a key from a snapshot, or of a new key.
    ///
    /// @param nextSequence the number of the next event that is taken
    public KeyMatches(long nextSequence) {
        this.running = new MatchQueue<>();
        this.nextSequence = nextSequence;
    }

    private KeyMatches(KeyMatches<T> from) {
        this.running = from.running.copy();
        this.completed = from.completed == null ? null : from.completed.copy();
        this.buffer = from.buffer == null ? null : from.buffer.copy();
        this.nextSequence = from.nextSequence;
    }

    /// Returns a copy, which shares the events and the partial matches.
    public KeyMatches<T> fork() {
        return new KeyMatches<>(this);
    }

    /// Returns the partial matches, including the one without events.
    public MatchQueue<T> running() {
        return running;
    }

    /// Returns the matches that wait; null if there are none.
    public @Nullable MatchQueue<T> completed() {
        return completed;
    }

    /// Returns the matches that wait, for a change.
    public MatchQueue<T> completedForChange() {
        MatchQueue<T> present = completed;
        if (present != null) return present;
        MatchQueue<T> made = new MatchQueue<>();
        completed = made;
        return made;
    }

    /// Drops the queue of matches that wait if it is empty.
    void trim() {
        if (completed != null && completed.isEmpty()) completed = null;
        if (buffer != null && buffer.size() == 0) buffer = null;
    }

    /// Returns the events that wait for the watermark; null if there are none.
    public @Nullable BufferedEvents<T> buffer() {
        return buffer;
    }

    /// Lets an event wait for the watermark.
    public void buffer(T value, long timestamp) {
        BufferedEvents<T> present = buffer;
        if (present == null) {
            present = new BufferedEvents<>();
            buffer = present;
        }
        present.add(value, timestamp);
    }

    /// Returns the number of the next event that is taken.
    public long nextSequence() {
        return nextSequence;
    }

    long takeSequence() {
        return nextSequence++;
    }

    /// Lets no further match begin. The partial matches with events stay.
    public void endBeginnings() {
        running.removeIf(match -> match.first() == null, _ -> {});
    }

    /// Returns whether there are no partial matches and no matches that wait, so that nothing can happen any more.
    public boolean isOver() {
        return running.isEmpty() && completed == null && (buffer == null || buffer.size() == 0);
    }

    /// Returns whether the key is as if it had never had an event.
    public boolean isIdle() {
        return running.size() == 1
                && running.at(0).first() == null
                && completed == null
                && (buffer == null || buffer.size() == 0);
    }
}
