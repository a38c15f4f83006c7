package dev.millrace.runtime.escape;

import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.runtime.escape.FunctionEscapes.Entry;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Tests the escape analysis of small functions. Every doubt must lead to a copy.
final class FunctionEscapesTest {
    private static final Entry MAP = Entry.of(MapFunction.class, "map", 0, -1);
    private static final Entry FILTER = Entry.of(FilterFunction.class, "filter", 0, -1);
    private static final Entry FLAT_MAP = Entry.of(FlatMapFunction.class, "flatMap", 0, 1);

    private static final List<Point> KEPT = new ArrayList<>();
    private static Point last = new Point();

    private static EscapeAnalysis of(MapFunction<Point, Point> function) {
        return FunctionEscapes.of(function, MAP, Point.class, Point.class);
    }

    private static EscapeAnalysis ofNumber(MapFunction<Point, Long> function) {
        return FunctionEscapes.of(function, MAP, Point.class, null);
    }

    private static EscapeAnalysis ofTest(FilterFunction<Point> function) {
        return FunctionEscapes.of(function, FILTER, Point.class, Point.class);
    }

    private static EscapeAnalysis ofMany(FlatMapFunction<Point, Point> function) {
        return FunctionEscapes.of(function, FLAT_MAP, Point.class, Point.class);
    }

    private static void assertLends(EscapeAnalysis escapes) {
        assertThat(escapes.isReadOnly()).as("%s", escapes).isTrue();
    }

    private static void assertCopiesIn(EscapeAnalysis escapes) {
        assertThat(escapes.isReadOnly()).as("%s", escapes).isFalse();
    }

    private static void assertGivesNew(EscapeAnalysis escapes) {
        assertThat(escapes.givesNewOnly()).as("%s", escapes).isTrue();
    }

    private static void assertCopiesOut(EscapeAnalysis escapes) {
        assertThat(escapes.givesNewOnly()).as("%s", escapes).isFalse();
    }

    @Test
    void reading_fields_leaves_the_record_alone() {
        assertLends(ofNumber(point -> point.x + point.name.length()));
        assertLends(ofTest(point -> point.x > 3 && !point.name.isEmpty()));
        assertLends(of(point -> new Point(point.x + 1, point.name)));
        assertThat(ofNumber(point -> point.x).assumesExact()).isFalse();
    }

    @Test
    void a_getter_leaves_the_record_alone_unless_a_subclass_overrides_it() {
        EscapeAnalysis escapes = ofNumber(point -> point.getX());
        assertLends(escapes);
        assertThat(escapes.assumesExact()).isTrue();
        EscapeAnalysis reference = ofNumber(Point::getX);
        assertLends(reference);
        assertThat(reference.assumesExact()).isTrue();
    }

    @Test
    void changing_a_field_is_seen_directly_and_through_calls() {
        assertCopiesIn(ofNumber(point -> point.x++));
        assertCopiesIn(ofTest(point -> {
            point.setX(3);
            return true;
        }));
        assertCopiesIn(of(point -> point.named("b")));
        assertCopiesIn(ofNumber(point -> change(point, 4)));
    }

    private static long change(Point point, int depth) {
        if (depth > 0) return change(point, depth - 1);
        point.x = 7;
        return 0;
    }

    @Test
    void keeping_the_record_is_seen_wherever_it_goes() {
        assertCopiesIn(ofTest(point -> KEPT.add(point)));
        assertCopiesIn(ofTest(point -> {
            last = point;
            return true;
        }));
        assertCopiesIn(ofTest(point -> new Point[] {point}.length > 0));
        assertCopiesIn(ofTest(point -> new Tuple2<>(point, 1L).f1 > 0));
        assertCopiesIn(ofNumber(point -> {
            Runnable later = () -> point.x = 4;
            later.run();
            return 1L;
        }));
        assertCopiesIn(ofNumber(point -> ("" + point).length() + 0L));
        assertCopiesIn(ofTest(point -> last.equals(point)));
        assertCopiesIn(ofTest(point -> {
            synchronized (point) {
                return true;
            }
        }));
    }

    @Test
    void what_is_certain_to_be_harmless_is_no_reason_to_copy() {
        assertLends(ofTest(point -> Objects.requireNonNull(point).x > 0));
        assertLends(ofTest(point -> point.itself().equals(last)));
        assertLends(ofTest(point -> point instanceof Point && point != null));
        assertLends(ofNumber(point -> {
            long sum = 0;
            for (int i = 0; i < 3; i++) sum += point.getX() * i;
            try {
                return sum / point.x;
            } catch (ArithmeticException zero) {
                return point.x;
            }
        }));
        assertLends(ofNumber(point -> switch (point.name) {
            case "a" -> point.x;
            case "b" -> -point.x;
            default -> 0L;
        }));
    }

    @Test
    void a_new_object_that_nobody_else_got_is_given_out_as_new() {
        assertGivesNew(of(point -> new Point(point.x, "a")));
        assertGivesNew(of(point -> point.x > 3 ? new Point(1, "b") : null));
        assertGivesNew(of(point -> Point.at(point.x)));
        assertGivesNew(of(point -> new Point(point.x, "").named("c")));
        assertGivesNew(of(point -> {
            Point made = new Point();
            made.x = point.x;
            made.setX(made.getX() * 2);
            return made;
        }));
    }

    @Test
    void an_object_that_was_kept_or_was_there_before_is_not_new() {
        assertCopiesOut(of(point -> last));
        assertCopiesOut(of(point -> last = new Point(point.x, "a")));
        assertCopiesOut(of(point -> {
            Point made = new Point(point.x, "a");
            KEPT.add(made);
            return made;
        }));
        assertCopiesOut(of(point -> point.x > 3 ? new Point(1, "b") : last));
        assertCopiesOut(of(point -> Point.leaking("a")));
        assertCopiesOut(of(point -> KEPT.getFirst()));
        assertCopiesOut(of(point -> new Point(3, "a") {}));
    }

    @Test
    void a_record_that_is_passed_on_is_as_much_known_as_before() {
        EscapeAnalysis passing = of(point -> point);
        assertThat(passing.givesNewOnly()).isFalse();
        assertThat(passing.givesOwnOnly()).isTrue();
        assertLends(passing);
        EscapeAnalysis changing = of(point -> {
            point.x *= 2;
            return point;
        });
        assertCopiesIn(changing);
        assertThat(changing.givesOwnOnly()).isTrue();
        assertThat(of(point -> {
                            KEPT.add(point);
                            return point;
                        })
                        .givesOwnOnly())
                .isFalse();
    }

    @Test
    void collected_objects_are_new_if_they_are_not_touched_again() {
        assertGivesNew(ofMany((point, out) -> {
            for (int i = 0; i < point.x; i++) out.collect(new Point(i, point.name));
        }));
        assertGivesNew(ofMany((point, out) -> {
            Point made = new Point();
            made.x = point.x;
            out.collect(made);
            made = new Point();
            out.collect(made);
        }));
        assertCopiesOut(ofMany((point, out) -> {
            Point made = new Point();
            for (int i = 0; i < 3; i++) {
                made.x = i;
                out.collect(made);
            }
        }));
        assertCopiesOut(ofMany((point, out) -> {
            Point made = new Point();
            Point other = made;
            out.collect(made);
            other.x = 4;
        }));
        assertCopiesOut(ofMany((point, out) -> {
            Point made = new Point();
            out.collect(made);
            out.collect(made);
        }));
        assertCopiesOut(ofMany((point, out) -> {
            Point made = new Point();
            out.collect(made);
            KEPT.add(made);
        }));
        assertCopiesOut(ofMany((point, out) -> {
            Point before = null;
            for (int i = 0; i < 3; i++) {
                Point made = new Point(i, "");
                if (before != null) before.x = 9;
                out.collect(made);
                before = made;
            }
        }));
    }

    @Test
    void a_collector_that_is_handed_on_may_get_anything() {
        assertCopiesOut(ofMany((point, out) -> KEPT.forEach(out::collect)));
        assertCopiesOut(ofMany((point, out) -> KEPT.forEach(kept -> out.collect(kept))));
        assertGivesNew(ofMany((point, out) -> {}));
    }

    @Test
    void a_record_collected_twice_or_changed_afterwards_is_not_handed_on() {
        assertThat(ofMany((point, out) -> out.collect(point)).givesOwnOnly()).isTrue();
        assertThat(ofMany((point, out) -> {
                            out.collect(point);
                            out.collect(point);
                        })
                        .givesOwnOnly())
                .isFalse();
        assertThat(ofMany((point, out) -> {
                            out.collect(point);
                            point.x = 3;
                        })
                        .givesOwnOnly())
                .isFalse();
    }

    /// Delegates its work to a subclass.
    private abstract static class Steps extends RichMapFunction<Point, Point> {
        private static final long serialVersionUID = 1L;

        @Override
        public Point map(Point value) {
            return work(value);
        }

        abstract Point work(Point value);
    }

    private static final class Honest extends Steps {
        private static final long serialVersionUID = 1L;

        @Override
        Point work(Point value) {
            return new Point(value.x, "honest");
        }
    }

    private static final class Reusing extends Steps {
        private static final long serialVersionUID = 1L;
        private final transient Point reused = new Point();

        @Override
        Point work(Point value) {
            reused.x = value.x;
            return reused;
        }
    }

    private static final class Remembering extends Steps {
        private static final long serialVersionUID = 1L;
        private transient Point before = new Point();

        @Override
        Point work(Point value) {
            Point answer = new Point(before.x, value.name);
            before = value;
            return answer;
        }
    }

    @Test
    void classes_are_read_through_bridges_and_superclasses() {
        assertLends(of(new Honest()));
        assertGivesNew(of(new Honest()));
        assertLends(of(new Reusing()));
        assertCopiesOut(of(new Reusing()));
        assertCopiesIn(of(new Remembering()));
        assertGivesNew(of(new Remembering()));
    }

    /// Can be extended by unknown subclasses.
    static class Extensible extends RichMapFunction<Point, Point> {
        private static final long serialVersionUID = 1L;

        @Override
        public Point map(Point value) {
            return new Point(value.x, "new");
        }
    }

    @Test
    void a_class_made_at_run_time_is_not_judged_by_its_superclass() throws Exception {
        MethodTypeDesc map =
                MethodTypeDesc.of(ClassDesc.of(Point.class.getName()), ClassDesc.of(Point.class.getName()));
        ClassDesc parent = Extensible.class.describeConstable().orElseThrow();
        byte[] file = ClassFile.of()
                .build(
                        ClassDesc.of(getClass().getPackageName(), "MadeAtRunTime"),
                        made -> made.withSuperclass(parent)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(parent, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "map",
                                        map,
                                        ClassFile.ACC_PUBLIC,
                                        code -> code.aload(1).areturn()));
        Class<?> made = MethodHandles.lookup().defineClass(file);
        Extensible giver = (Extensible) made.getDeclaredConstructor().newInstance();
        Point record = new Point(1, "kept");
        assertThat(giver.map(record)).isSameAs(record);
        assertGivesNew(of(new Extensible()));
        assertCopiesOut(of(giver));
    }

    @Test
    void captured_variables_do_not_hide_what_happens() {
        long add = 4;
        Point captured = new Point();
        List<Point> list = new ArrayList<>();
        EscapeAnalysis escapes = of(point -> new Point(point.x + add, captured.name));
        assertLends(escapes);
        assertGivesNew(escapes);
        assertCopiesIn(ofTest(point -> list.add(point)));
        assertCopiesIn(ofTest(list::add));
        assertCopiesOut(of(point -> captured));
    }

    @Test
    void tuples_are_made_by_their_factory() {
        MapFunction<Point, Tuple2<String, Long>> function = point -> Tuple2.of(point.name, point.x);
        EscapeAnalysis escapes = FunctionEscapes.of(function, MAP, Point.class, Tuple2.class);
        assertLends(escapes);
        assertGivesNew(escapes);
        MapFunction<Tuple2<String, Long>, Long> reading = tuple -> tuple.f1;
        assertLends(FunctionEscapes.of(reading, MAP, Tuple2.class, null));
        MapFunction<Tuple2<String, Long>, Tuple2<String, Long>> swapping = tuple -> {
            tuple.setField(3L, 1);
            return tuple;
        };
        assertCopiesIn(FunctionEscapes.of(swapping, MAP, Tuple2.class, Tuple2.class));
    }

    @Test
    void records_that_are_not_flat_are_never_followed_but_new_flat_ones_are() {
        MapFunction<List<Point>, Point> function = points -> new Point(points.size(), "");
        EscapeAnalysis escapes = FunctionEscapes.of(function, MAP, null, Point.class);
        assertGivesNew(escapes);
        MapFunction<List<Point>, Point> taking = points -> points.getFirst();
        assertCopiesOut(FunctionEscapes.of(taking, MAP, null, Point.class));
    }
}
