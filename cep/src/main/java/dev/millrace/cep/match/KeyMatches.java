package dev.millrace.cep.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the state of one key that is read and written together: its first partial matches, its first matches that
/// wait for a partial match that started earlier, and the events that arrived last and wait for the watermark. All
/// others are in [MatchRows]. Not thread-safe.
///
/// @param <T> the type of the events
public final class KeyMatches<T> {
    private final MatchQueue running;
    private int runningInRows;
    private @Nullable MatchQueue completed;
    private int completedInRows;
    private @Nullable BufferedEvents<T> buffer;
    private long nextSequence;

    /// Creates the matches of a key from a snapshot, or of a new key.
    ///
    /// @param nextSequence the number of the next event that is taken
    public KeyMatches(long nextSequence) {
        this.running = new MatchQueue();
        this.nextSequence = nextSequence;
    }

    private KeyMatches(KeyMatches<T> from) {
        this.running = from.running.copy();
        this.runningInRows = from.runningInRows;
        this.completed = from.completed == null ? null : from.completed.copy();
        this.completedInRows = from.completedInRows;
        this.buffer = from.buffer == null ? null : from.buffer.copy();
        this.nextSequence = from.nextSequence;
    }

    /// Returns a copy, which shares the events and the partial matches.
    public KeyMatches<T> fork() {
        return new KeyMatches<>(this);
    }

    /// Returns a copy in which partial matches refer to other stages.
    ///
    /// @param names the names of the stages to which the partial matches refer
    /// @param current the names of the stages of the copy
    /// @throws dev.millrace.base.fault.MillraceException if a stage does not exist any more
    public KeyMatches<T> moved(List<String> names, List<String> current) {
        KeyMatches<T> moved = new KeyMatches<>(nextSequence);
        for (PartialMatch each : StageNames.moved(list(running), names, current)) moved.running.append(each);
        moved.runningInRows = runningInRows;
        MatchQueue waiting = completed;
        if (waiting != null) {
            MatchQueue to = moved.completedForChange();
            for (PartialMatch each : StageNames.moved(list(waiting), names, current)) to.append(each);
        }
        moved.completedInRows = completedInRows;
        moved.buffer = buffer == null ? null : buffer.copy();
        return moved;
    }

    private static List<PartialMatch> list(MatchQueue queue) {
        return new ArrayList<>(queue.list(0, queue.size()));
    }

    /// Returns the first partial matches, including the one without events.
    public MatchQueue running() {
        return running;
    }

    /// Returns the number of partial matches in rows.
    public int runningInRows() {
        return runningInRows;
    }

    /// Sets the number of partial matches in rows.
    public void runningInRows(int count) {
        runningInRows = count;
    }

    /// Returns the number of rows with partial matches and with matches that wait.
    public long rows() {
        return RunRows.rows(runningInRows) + RunRows.rows(completedInRows);
    }

    /// Returns the first matches that wait; null if there are none.
    public @Nullable MatchQueue completed() {
        return completed;
    }

    /// Returns the number of matches that wait in rows.
    public int completedInRows() {
        return completedInRows;
    }

    /// Sets the number of matches that wait in rows.
    public void completedInRows(int count) {
        completedInRows = count;
    }

    /// Returns the first matches that wait, for a change.
    public MatchQueue completedForChange() {
        MatchQueue present = completed;
        if (present != null) return present;
        MatchQueue made = new MatchQueue();
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

    /// Sets the events of a snapshot that wait for the watermark.
    public void buffer(BufferedEvents<T> restored) {
        buffer = restored;
    }

    /// Lets an event wait for the watermark.
    ///
    /// @param rows the rows of the key
    public void buffer(T value, long timestamp, MatchRows<T> rows) {
        BufferedEvents<T> present = buffer;
        if (present == null) {
            present = new BufferedEvents<>();
            buffer = present;
        }
        present.add(value, timestamp, rows);
    }

    /// Returns the number of the next event that is taken.
    public long nextSequence() {
        return nextSequence;
    }

    long takeSequence() {
        return nextSequence++;
    }

    /// Returns whether there are no partial matches and no matches that wait, so that nothing can happen any more.
    public boolean isOver() {
        return running.isEmpty() && completed == null && (buffer == null || buffer.size() == 0);
    }

    /// Returns whether the key is as if it had never had an event.
    public boolean isIdle() {
        return running.size() == 1
                && runningInRows == 0
                && !running.at(0).hasEvents()
                && completed == null
                && (buffer == null || buffer.size() == 0);
    }
}
