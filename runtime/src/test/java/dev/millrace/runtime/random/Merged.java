package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Represents a step with two inputs: the stream of the pipeline, and a branch. [CoFunctions] contains the functions of
/// the steps.
sealed interface Merged extends Step {
    Branch branch();

    Place place();

    /// Returns the same step with another branch.
    Merged with(Branch newBranch);

    @Override
    default boolean isDetermined(Flow in) {
        return isDetermined(in.known(), branch().interpret(in).known());
    }

    default boolean isDetermined(Known left, Known right) {
        return true;
    }

    @Override
    default DataStream<Item> build(DataStream<Item> in) {
        return build(in, branch().build(in));
    }

    DataStream<Item> build(DataStream<Item> left, DataStream<Item> right);

    @Override
    default Flow interpret(Flow in) {
        Flow right = branch().interpret(in);
        Known known = in.known().with(right.known(), place().parallelism());
        return interpret(in.records(), right.records(), known);
    }

    Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known);

    private static boolean allowWindows(Known left, Known right, boolean areMerging) {
        return left.isLateFree() && right.isLateFree() && left.with(right, 1).allowsWindows(areMerging);
    }

    record Union(Branch branch, Place place) implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new Union(newBranch, place);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            return place.put(left.union(right).map(item -> item));
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>(left);
            out.addAll(right);
            return new Flow(out, known);
        }
    }

    /// Lists the functions of connected streams without state.
    enum Joint {
        MAP,
        FLAT_MAP,
        PROCESS
    }

    /// Changes the records of both streams, each in a different way.
    record Connect(Joint joint, Branch branch, Place place) implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new Connect(joint, newBranch, place);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            var both = left.connect(right);
            return place.put(
                    switch (joint) {
                        case MAP -> both.map(new CoFunctions.Mapping());
                        case FLAT_MAP -> both.flatMap(new CoFunctions.FlatMapping());
                        case PROCESS -> both.process(new CoFunctions.Processing());
                    });
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>();
            for (Event.Of one : left) {
                out.add(new Event.Of(CoFunctions.first(one.item()), one.time()));
                if (joint == Joint.FLAT_MAP) out.add(one);
            }
            for (Event.Of two : right) {
                out.add(new Event.Of(CoFunctions.second(two.item()), two.time()));
                if (joint == Joint.FLAT_MAP) out.add(two);
            }
            return new Flow(out, known);
        }
    }

    /// Holds the records of two streams with the same key and window.
    record Group(List<Item> left, List<Item> right) {
        Group() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        record Place(Object key, Frame.Span span) {}

        static Map<Place, Group> all(List<Event.Of> left, List<Event.Of> right, KeyKind key, Frame frame) {
            Map<Object, List<Event.Of>> byKey = new HashMap<>();
            for (Event.Of one : left)
                byKey.computeIfAbsent(key.of(one.item()), _ -> new ArrayList<>())
                        .add(one);
            for (Event.Of two : right)
                byKey.computeIfAbsent(key.of(two.item()), _ -> new ArrayList<>())
                        .add(two);
            Map<Place, Group> groups = new LinkedHashMap<>();
            for (Event.Of one : left) {
                for (Frame.Span span : spans(one, byKey.get(key.of(one.item())), frame)) {
                    Place place = new Place(key.of(one.item()), span);
                    groups.computeIfAbsent(place, _ -> new Group()).left.add(one.item());
                }
            }
            for (Event.Of two : right) {
                for (Frame.Span span : spans(two, byKey.get(key.of(two.item())), frame)) {
                    Place place = new Place(key.of(two.item()), span);
                    groups.computeIfAbsent(place, _ -> new Group()).right.add(two.item());
                }
            }
            return groups;
        }

        // The session of a record begins as the record's own window, which the windows of other records extend.
        private static List<Frame.Span> spans(Event.Of record, List<Event.Of> all, Frame frame) {
            if (!frame.isMerging()) return frame.spans(record.time());
            List<Frame.Span> others = new ArrayList<>();
            for (Event.Of other : all) others.addAll(frame.spans(other.time()));
            others.sort(Comparator.comparingLong(Frame.Span::start));
            Frame.Span session = others.getFirst();
            for (Frame.Span other : others) {
                if (other.touches(session)) session = session.cover(other);
                else if (session.end() > record.time()) break;
                else session = other;
            }
            return List.of(session);
        }
    }

    /// Joins pairs, or co-groups whole groups, in the same window.
    record WindowJoin(KeyKind key, Frame frame, boolean isCoGroup, Branch branch, Place place) implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new WindowJoin(key, frame, isCoGroup, newBranch, place);
        }

        @Override
        public boolean isDetermined(Known left, Known right) {
            return allowWindows(left, right, frame.isMerging());
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            return isCoGroup ? place.put(coGroup(left, right)) : place.put(join(left, right));
        }

        private SingleOutputStreamOperator<Item> join(DataStream<Item> left, DataStream<Item> right) {
            return left.join(right)
                    .where(key.selector(), key.type())
                    .equalTo(key.selector(), key.type())
                    .window(frame.assigner())
                    .apply((one, two) -> CoFunctions.pair(one, two));
        }

        private SingleOutputStreamOperator<Item> coGroup(DataStream<Item> left, DataStream<Item> right) {
            return left.coGroup(right)
                    .where(key.selector(), key.type())
                    .equalTo(key.selector(), key.type())
                    .window(frame.assigner())
                    .apply(new CoFunctions.Grouping());
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>();
            Group.all(left, right, key, frame).forEach((where, group) -> {
                long time = where.span().end() - 1;
                if (isCoGroup) {
                    out.add(new Event.Of(CoFunctions.group(group.left(), group.right()), time));
                    return;
                }
                for (Item one : group.left())
                    for (Item two : group.right()) out.add(new Event.Of(CoFunctions.pair(one, two), time));
            });
            return new Flow(out, known);
        }
    }

    /// Joins pairs that are near in time. The bounds apply to the time of the right record minus the time of the
    /// left record.
    record IntervalJoin(
            KeyKind key, int lower, int upper, boolean isLowerOpen, boolean isUpperOpen, Branch branch, Place place)
            implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new IntervalJoin(key, lower, upper, isLowerOpen, isUpperOpen, newBranch, place);
        }

        @Override
        public boolean isDetermined(Known left, Known right) {
            return allowWindows(left, right, false);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            KeyedStream.IntervalJoined<Item, Item, Object> join = key.by(left)
                    .intervalJoin(key.by(right))
                    .between(Duration.ofMillis(lower), Duration.ofMillis(upper));
            if (isLowerOpen) join.lowerBoundExclusive();
            if (isUpperOpen) join.upperBoundExclusive();
            return place.put(join.process(new CoFunctions.Pairing()));
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>();
            int least = isLowerOpen ? lower + 1 : lower;
            int greatest = isUpperOpen ? upper - 1 : upper;
            for (Event.Of one : left) {
                for (Event.Of two : right) {
                    long distance = two.time() - one.time();
                    if (!key.of(one.item()).equals(key.of(two.item()))) continue;
                    if (distance < least || distance > greatest) continue;
                    Item pair = CoFunctions.pair(one.item(), two.item());
                    out.add(new Event.Of(pair, Math.max(one.time(), two.time())));
                }
            }
            return new Flow(out, known);
        }
    }

    /// Implements a co-group with keyed state and timers.
    record CoBuckets(KeyKind key, int size, Branch branch, Place place) implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new CoBuckets(key, size, newBranch, place);
        }

        @Override
        public boolean isDetermined(Known left, Known right) {
            return allowWindows(left, right, false);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            return place.put(key.by(left).connect(key.by(right)).process(new CoFunctions.CoBucketing(size)));
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>();
            Group.all(left, right, key, new Frame.Tumbling(size, 0))
                    .forEach((where, group) -> out.add(new Event.Of(
                            CoFunctions.group(group.left(), group.right()),
                            where.span().end() - 1)));
            return new Flow(out, known);
        }
    }

    /// Broadcasts the branch to all subtasks. Without a key, each subtask emits the branch. With a key, the items
    /// of each key are combined with the whole branch at the end of the input.
    record Rules(boolean isKeyed, KeyKind key, Branch branch, Place place) implements Merged {
        @Override
        public Merged with(Branch newBranch) {
            return new Rules(isKeyed, key, newBranch, place);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> left, DataStream<Item> right) {
            var rules = right.broadcast(CoFunctions.RULES);
            return isKeyed
                    ? place.put(key.by(left).connect(rules).process(new CoFunctions.KeyedRuling()))
                    : place.put(left.connect(rules).process(new CoFunctions.Ruling()));
        }

        @Override
        public Flow interpret(List<Event.Of> left, List<Event.Of> right, Known known) {
            List<Event> out = new ArrayList<>();
            if (!isKeyed) {
                out.addAll(left);
                for (int i = 0; i < place.parallelism(); i++) out.addAll(right);
                return new Flow(out, known);
            }
            Map<Long, Long> rules = new HashMap<>();
            for (Event.Of rule : right) rules.merge(rule.item().key, rule.item().value, Math::max);
            long sum = rules.values().stream().mapToLong(Long::longValue).sum();
            Map<Object, Item> sums = new LinkedHashMap<>();
            for (Event.Of one : left) sums.merge(key.of(one.item()), one.item(), Combine.SUM::of);
            sums.values().forEach(item -> out.add(new Event.Of(item.with(item.value + sum), Keyed.LAST)));
            return new Flow(out, known.time(Known.Time.EXACT));
        }
    }
}
