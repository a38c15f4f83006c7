package dev.millrace.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.ExecutionVocabulary.ClosureCleanerLevel;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.InvalidProgramException;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The test class itself is not serializable, so a function that captures it is not serializable either.
class ClosureCleanerTest {
    private final Connection connection = new Connection();
    private int factor = 2;

    private static final class Connection {}

    private static void clean(Object function) {
        ClosureCleaner.clean(function, ClosureCleanerLevel.RECURSIVE, true);
    }

    @Test
    void a_lambda_without_captures_can_be_shipped() {
        MapFunction<Integer, Integer> twice = value -> value * 2;
        assertThatCode(() -> clean(twice)).doesNotThrowAnyException();
    }

    @Test
    void a_lambda_that_captures_its_surroundings_is_explained() {
        MapFunction<Integer, Integer> scaled = value -> value * factor;
        assertThatThrownBy(() -> clean(scaled))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining("lambda in " + ClosureCleanerTest.class.getName())
                .hasMessageContaining("captured1(ClosureCleanerTest)")
                .hasMessageContaining("transient");
    }

    @Test
    void the_path_to_the_field_is_told() {
        assertThatThrownBy(() -> clean(new Outer(new Inner(List.of("fine", connection)))))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining("Outer.inner.parts[1] of type " + Connection.class.getName());
    }

    private record Inner(List<Object> parts) implements Serializable {}

    private static final class Outer implements MapFunction<Integer, Integer> {
        private static final long serialVersionUID = 1L;
        private final Inner inner;

        Outer(Inner inner) {
            this.inner = inner;
        }

        @Override
        public Integer map(Integer value) {
            return value + inner.parts().size();
        }
    }

    @Test
    void an_anonymous_class_is_freed_of_surroundings_it_does_not_use() throws Exception {
        MapFunction<Integer, Integer> plusOne = new MapFunction<>() {
            @Override
            public Integer map(Integer value) {
                return value + 1;
            }
        };
        clean(plusOne);
        assertThat(InstantiationUtil.clone(plusOne).map(1)).isEqualTo(2);
    }

    @Test
    void an_anonymous_class_keeps_surroundings_it_uses() throws Exception {
        MapFunction<Integer, Integer> scaled = new MapFunction<>() {
            @Override
            public Integer map(Integer value) {
                return value * factor;
            }
        };
        assertThatThrownBy(() -> clean(scaled)).hasMessageContaining("this$0");
        assertThat(scaled.map(3)).isEqualTo(6);
    }

    @Test
    void an_anonymous_class_whose_inner_class_uses_the_surroundings_keeps_them() throws Exception {
        MapFunction<Integer, Integer> scaled = new MapFunction<>() {
            @Override
            public Integer map(Integer value) {
                return new Object() {
                    int scaled() {
                        return value * factor;
                    }
                }.scaled();
            }
        };
        ClosureCleaner.clean(scaled, ClosureCleanerLevel.RECURSIVE, false);
        assertThat(scaled.map(3)).isEqualTo(6);
    }

    @Test
    void a_function_with_a_nested_class_is_freed_of_surroundings_that_neither_uses() throws Exception {
        MapFunction<Integer, Integer> plusOne = new PlusOne();
        clean(plusOne);
        assertThat(InstantiationUtil.clone(plusOne).map(1)).isEqualTo(2);
    }

    // javac omits an unused reference to the enclosing object, except in serializable classes.
    private final class PlusOne implements MapFunction<Integer, Integer> {
        private static final long serialVersionUID = 1L;

        private static final class Step implements Serializable {
            private static final long serialVersionUID = 1L;
            private final int size = 1;
        }

        private final Step step = new Step();

        @Override
        public Integer map(Integer value) {
            return value + step.size;
        }
    }

    @Test
    void without_cleaning_nothing_is_freed_but_the_check_holds() {
        MapFunction<Integer, Integer> plusOne = new MapFunction<>() {
            @Override
            public Integer map(Integer value) {
                return value + 1;
            }
        };
        assertThatThrownBy(() -> ClosureCleaner.clean(plusOne, ClosureCleanerLevel.NONE, true))
                .isInstanceOf(InvalidProgramException.class);
        assertThatCode(() -> ClosureCleaner.clean(plusOne, ClosureCleanerLevel.NONE, false))
                .doesNotThrowAnyException();
    }

    @Test
    void functions_within_functions_are_cleaned_too() throws Exception {
        MapFunction<Integer, Integer> plusOne = new MapFunction<>() {
            @Override
            public Integer map(Integer value) {
                return value + 1;
            }
        };
        Both both = new Both(plusOne);
        clean(both);
        assertThat(InstantiationUtil.clone(both).map(1)).isEqualTo(2);
    }

    private static final class Both implements MapFunction<Integer, Integer> {
        private static final long serialVersionUID = 1L;
        private final MapFunction<Integer, Integer> nested;

        Both(MapFunction<Integer, Integer> nested) {
            this.nested = nested;
        }

        @Override
        public Integer map(Integer value) throws Exception {
            return nested.map(value);
        }
    }
}
