package dev.millrace.cep.match;

import java.util.Arrays;
import java.util.List;

/// Represents a row of the state of a key. Rows are immutable.
///
/// @param <T> the type of the events
public sealed interface MatchRow<T> {

    /// Holds the partial matches, or the matches that wait, of a key with many of them, in order.
    ///
    /// @param stages the names of the stages to which the partial matches refer
    record Runs<T>(List<String> stages, List<PartialMatch> runs) implements MatchRow<T> {}

    /// Holds events that wait for the watermark, in order of arrival.
    record Waiting<T>(long[] times, List<T> values) implements MatchRow<T> {}

    /// Holds an event that partial matches share, with an edge for each time that a pattern has taken the event.
    ///
    /// @param <T> the type of the event
    final class Event<T> implements MatchRow<T> {
        private static final Edge[] NO_EDGES = {};
        private static final int[] NO_REFERENCES = {};

        private final T value;
        private final long timestamp;
        private final int references;
        private final Edge first;
        /// The edges after the first one, and the numbers of references to them.
        private final Edge[] others;

        private final int[] otherReferences;

        private Event(T value, long timestamp, Edge first, int references, Edge[] others, int[] otherReferences) {
            this.value = value;
            this.timestamp = timestamp;
            this.first = first;
            this.references = references;
            this.others = others;
            this.otherReferences = otherReferences;
        }

        /// Creates a row.
        ///
        /// @param edges at least one edge
        /// @param references the number of references to each edge; may be longer
        public static <T> Event<T> of(T value, long timestamp, List<Edge> edges, int[] references) {
            if (edges.size() == 1) {
                return new Event<>(value, timestamp, edges.getFirst(), references[0], NO_EDGES, NO_REFERENCES);
            }
            return new Event<>(
                    value,
                    timestamp,
                    edges.getFirst(),
                    references[0],
                    edges.subList(1, edges.size()).toArray(new Edge[0]),
                    Arrays.copyOfRange(references, 1, edges.size()));
        }

        /// Returns the record of the program.
        public T value() {
            return value;
        }

        public long timestamp() {
            return timestamp;
        }

        /// Returns the number of edges.
        public int edges() {
            return 1 + others.length;
        }

        /// Returns an edge by its index.
        public Edge edge(int index) {
            return index == 0 ? first : others[index - 1];
        }

        /// Returns the number of partial matches and later edges that refer to an edge.
        public int references(int index) {
            return index == 0 ? references : otherReferences[index - 1];
        }

        /// Returns whether nothing refers to the event.
        boolean isUnused() {
            if (references > 0) return false;
            for (int each : otherReferences) if (each > 0) return false;
            return true;
        }

        /// Returns this row with another number of references to an edge.
        Event<T> with(int index, int changed) {
            if (index == 0) return new Event<>(value, timestamp, first, changed, others, otherReferences);
            int[] all = otherReferences.clone();
            all[index - 1] = changed;
            return new Event<>(value, timestamp, first, references, others, all);
        }
    }

    /// Represents an event that a pattern has taken after another one.
    ///
    /// @param pattern the name of the pattern that took the event
    /// @param previous the number of the event taken before; -1 for the first one
    /// @param previousEdge the index of the edge of the event taken before
    record Edge(String pattern, long previous, int previousEdge) {}
}
