package dev.millrace.api;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.plan.WindowAction;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Joins two streams by key and window. The function receives each pair of records with the same key and window.
public class JoinedStreams<T1, T2> {
    private final DataStream<T1> left;
    private final DataStream<T2> right;

    /// Begins a join of two streams.
    public JoinedStreams(DataStream<T1> input1, DataStream<T2> input2) {
        JoinSides.check(input1, input2);
        this.left = input1;
        this.right = input2;
    }

    /// Sets the key of the left stream.
    public <KEY> Where<KEY> where(KeySelector<T1, KEY> keySelector) {
        return where(keySelector, TypeExtractor.getKeySelectorTypes(keySelector, left.getType()));
    }

    /// Sets the key of the left stream.
    public <KEY> Where<KEY> where(KeySelector<T1, KEY> keySelector, TypeInformation<KEY> keyType) {
        Preconditions.checkNotNull(keySelector, "the key selector must be given");
        return new Where<>(left.clean(keySelector), Preconditions.checkNotNull(keyType, "the key type must be given"));
    }

    /// Represents a join that has no key of the right stream yet.
    public class Where<KEY> {
        private final KeySelector<T1, KEY> leftKey;
        private final TypeInformation<KEY> keyType;

        Where(KeySelector<T1, KEY> leftKey, TypeInformation<KEY> keyType) {
            this.leftKey = leftKey;
            this.keyType = keyType;
        }

        /// Sets the key of the right stream.
        public EqualTo equalTo(KeySelector<T2, KEY> keySelector) {
            Preconditions.checkNotNull(keySelector, "the key selector must be given");
            return equalTo(keySelector, TypeExtractor.getKeySelectorTypes(keySelector, right.getType()));
        }

        /// Sets the key of the right stream.
        public EqualTo equalTo(KeySelector<T2, KEY> keySelector, TypeInformation<KEY> rightKeyType) {
            Preconditions.checkNotNull(keySelector, "the key selector must be given");
            Preconditions.checkNotNull(rightKeyType, "the key type must be given");
            Keys.checkSame(keyType, left.step(), rightKeyType, right.step());
            return new EqualTo(right.clean(keySelector));
        }

        /// Represents a join that has no window yet.
        public class EqualTo {
            private final KeySelector<T2, KEY> rightKey;

            EqualTo(KeySelector<T2, KEY> rightKey) {
                this.rightKey = rightKey;
            }

            /// Sets the windows in which records are joined.
            public <W extends Window> WithWindow<T1, T2, KEY, W> window(
                    WindowAssigner<? super TaggedUnion<T1, T2>, W> assigner) {
                return new WithWindow<>(JoinSides.of(left, right, leftKey, rightKey, keyType), assigner);
            }
        }
    }

    /// Represents a join that has no function yet. Each setter returns the join itself.
    public static class WithWindow<T1, T2, KEY, W extends Window> implements EarlierJoin<T1, T2> {
        private final JoinSides<T1, T2, KEY> sides;
        private final Windowing windowing;

        WithWindow(JoinSides<T1, T2, KEY> sides, WindowAssigner<? super TaggedUnion<T1, T2>, W> assigner) {
            this.sides = sides;
            this.windowing = new Windowing(assigner);
        }

        /// Describes a join of two streams by key and window. If the trigger is null, the window assigner supplies the
        /// trigger. If another nullable argument is null, the join does without.
        protected WithWindow(
                DataStream<T1> input1,
                DataStream<T2> input2,
                KeySelector<T1, KEY> keySelector1,
                KeySelector<T2, KEY> keySelector2,
                TypeInformation<KEY> keyType,
                WindowAssigner<? super TaggedUnion<T1, T2>, W> windowAssigner,
                @Nullable Trigger<? super TaggedUnion<T1, T2>, ? super W> trigger,
                @Nullable Evictor<? super TaggedUnion<T1, T2>, ? super W> evictor,
                @Nullable Duration allowedLateness) {
            this(JoinSides.of(input1, input2, keySelector1, keySelector2, keyType), windowAssigner);
            if (trigger != null) windowing.trigger(trigger);
            if (evictor != null) windowing.evictor(evictor);
            if (allowedLateness != null) windowing.allowedLateness(allowedLateness);
        }

        /// Sets the trigger, which replaces the default trigger of the window assigner.
        public WithWindow<T1, T2, KEY, W> trigger(Trigger<? super TaggedUnion<T1, T2>, ? super W> newTrigger) {
            windowing.trigger(newTrigger);
            return this;
        }

        /// Sets the evictor, which removes records when a window fires.
        public WithWindow<T1, T2, KEY, W> evictor(Evictor<? super TaggedUnion<T1, T2>, ? super W> newEvictor) {
            windowing.evictor(newEvictor);
            return this;
        }

        /// Works like [#allowedLateness(Duration)], for programs of Flink 1.x.
        public WithWindow<T1, T2, KEY, W> allowedLateness(@Nullable Time newLateness) {
            return newLateness == null ? this : allowedLateness(newLateness.toDuration());
        }

        /// Sets how long after its end a window still accepts records. Each late record fires the window again. The
        /// default is zero.
        public WithWindow<T1, T2, KEY, W> allowedLateness(@Nullable Duration newLateness) {
            if (newLateness != null) windowing.allowedLateness(newLateness);
            return this;
        }

        /// Maps each pair of records to one record.
        @Override
        public <T> SingleOutputStreamOperator<T> apply(JoinFunction<T1, T2, T> function) {
            return apply(
                    function,
                    () -> TypeExtractor.getJoinReturnTypes(
                            function, sides.left().getType(), sides.right().getType()));
        }

        /// Maps each pair of records to one record.
        @Override
        public <T> SingleOutputStreamOperator<T> apply(
                JoinFunction<T1, T2, T> function, TypeInformation<T> resultType) {
            return apply(function, () -> resultType);
        }

        private <T> SingleOutputStreamOperator<T> apply(
                JoinFunction<T1, T2, T> function, Supplier<TypeInformation<T>> type) {
            return then(new OnePerPair<>(sides.left().clean(function)), type);
        }

        /// Maps each pair of records to any number of records.
        @Override
        public <T> SingleOutputStreamOperator<T> apply(FlatJoinFunction<T1, T2, T> function) {
            return then(
                    sides.left().clean(function),
                    () -> TypeExtractor.getFlatJoinReturnTypes(
                            function, sides.left().getType(), sides.right().getType()));
        }

        /// Maps each pair of records to any number of records.
        @Override
        public <T> SingleOutputStreamOperator<T> apply(
                FlatJoinFunction<T1, T2, T> function, TypeInformation<T> resultType) {
            return then(sides.left().clean(function), () -> resultType);
        }

        private <T> SingleOutputStreamOperator<T> then(
                FlatJoinFunction<T1, T2, T> function, Supplier<TypeInformation<T>> type) {
            WindowPlan window = windowing.plan(new WindowAction.None());
            Operation operation = new Operation.WindowJoin(window, function);
            return sides.then(windowing.name(), windowing.description("Join"), operation, type);
        }
    }
}
