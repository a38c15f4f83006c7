package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts the references to the edges of events. Changes are collected while an event is matched, and then applied at
/// once, because most of them cancel out. An event without references is removed. Not thread-safe.
final class EdgeReferences<T> implements MatchRows<T> {
    private static final int FIRST_CAPACITY = 16;

    private final MatchRows<T> rows;
    /// The event that is being matched has no row yet. Its number is -1 until a pattern takes it.
    private long current = -1;

    private @Nullable T event;
    private long timestamp;
    private MatchRow.@Nullable Event<T> currentRow;
    private final List<MatchRow.Edge> taken = new ArrayList<>();
    private int[] takenReferences = new int[4];

    /// The changes of other events, in slots that are found by linear probing. A slot is used if it is in `used`.
    private long[] events = new long[FIRST_CAPACITY];

    private int[] edges = new int[FIRST_CAPACITY];
    private int[] changes = new int[FIRST_CAPACITY];
    private boolean[] isUsed = new boolean[FIRST_CAPACITY];
    private int[] used = new int[FIRST_CAPACITY];
    private int size;

    EdgeReferences(MatchRows<T> rows) {
        this.rows = rows;
    }

    /// Sets the event that is being matched.
    void begin(T nextEvent, long nextTimestamp) {
        event = nextEvent;
        timestamp = nextTimestamp;
    }

    /// Returns whether a pattern has taken the event that is being matched.
    boolean isTaken() {
        return current >= 0;
    }

    /// Sets the number of the event that is being matched, because a pattern takes it.
    void number(long number) {
        current = number;
    }

    /// Returns the number of the event that is being matched.
    long number() {
        return current;
    }

    @Override
    public @Nullable MatchRow<T> find(long number) {
        if (number != current) return rows.find(number);
        MatchRow.Event<T> row = currentRow;
        if (row == null || row.edges() != taken.size()) currentRow = row = row();
        return row;
    }

    private MatchRow.Event<T> row() {
        return MatchRow.Event.of(Check.present(event, "the current event"), timestamp, taken, takenReferences);
    }

    @Override
    public void put(long number, MatchRow<T> row) {
        rows.put(number, row);
    }

    @Override
    public void remove(long number) {
        rows.remove(number);
    }

    /// Adds an edge of the event that is being matched.
    ///
    /// @return the index of the edge
    int take(String pattern, long previous, int previousEdge) {
        int index = taken.size();
        if (index == takenReferences.length) takenReferences = Arrays.copyOf(takenReferences, 2 * index);
        taken.add(new MatchRow.Edge(pattern, previous, previousEdge));
        takenReferences[index] = 0;
        return index;
    }

    /// Changes the number of references to the last event of a partial match.
    void change(PartialMatch match, int by) {
        if (match.hasEvents()) change(match.last(), match.edge(), by);
    }

    private void change(long event, int edge, int by) {
        if (event == current) {
            takenReferences[edge] += by;
            return;
        }
        int mask = events.length - 1;
        int slot = slot(event, edge, mask);
        while (isUsed[slot]) {
            if (events[slot] == event && edges[slot] == edge) {
                changes[slot] += by;
                return;
            }
            slot = slot + 1 & mask;
        }
        isUsed[slot] = true;
        events[slot] = event;
        edges[slot] = edge;
        changes[slot] = by;
        used[size++] = slot;
        if (2 * size > mask) grow();
    }

    private static int slot(long event, int edge, int mask) {
        long mixed = (event * 31 + edge) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    private void grow() {
        long[] oldEvents = events;
        int[] oldEdges = edges;
        int[] oldChanges = changes;
        int[] oldUsed = used;
        int count = size;
        int capacity = 2 * events.length;
        events = new long[capacity];
        edges = new int[capacity];
        changes = new int[capacity];
        isUsed = new boolean[capacity];
        used = new int[capacity];
        size = 0;
        for (int i = 0; i < count; i++) {
            int from = oldUsed[i];
            change(oldEvents[from], oldEdges[from], oldChanges[from]);
        }
    }

    /// Adds the event that was matched, if anything refers to it.
    private void addCurrent() {
        boolean isReferred = false;
        for (int i = 0; i < taken.size(); i++) {
            if (takenReferences[i] == 0) continue;
            isReferred = true;
            MatchRow.Edge edge = taken.get(i);
            if (edge.previous() >= 0) change(edge.previous(), edge.previousEdge(), 1);
        }
        if (isReferred) rows.add(current, row());
        taken.clear();
        current = -1;
        currentRow = null;
    }

    /// Adds the event that was matched, if anything refers to it, and applies the changes of the others.
    void settle() {
        if (current >= 0) addCurrent();
        event = null;
        if (size == 0) return;
        for (int i = 0; i < size; i++) {
            int slot = used[i];
            if (changes[slot] > 0) apply(events[slot], edges[slot], changes[slot]);
        }
        for (int i = 0; i < size; i++) {
            int slot = used[i];
            if (changes[slot] < 0) apply(events[slot], edges[slot], changes[slot]);
            isUsed[slot] = false;
        }
        size = 0;
        if (events.length > 1024) {
            events = new long[FIRST_CAPACITY];
            edges = new int[FIRST_CAPACITY];
            changes = new int[FIRST_CAPACITY];
            isUsed = new boolean[FIRST_CAPACITY];
            used = new int[FIRST_CAPACITY];
        }
    }

    /// Changes the number of references to an edge. If none is left, the edge no longer refers to the edge before.
    private void apply(long event, int edge, int change) {
        long at = event;
        int index = edge;
        int by = change;
        while (at >= 0) {
            MatchRow.Event<T> row = TakenEvent.event(rows, at);
            MatchRow.Edge changed = row.edge(index);
            int left = row.references(index) + by;
            MatchRow.Event<T> next = row.with(index, left);
            if (left == 0 && next.isUnused()) rows.remove(at);
            else rows.put(at, next);
            if (left > 0) return;
            at = changed.previous();
            index = changed.previousEdge();
            by = -1;
        }
    }
}
