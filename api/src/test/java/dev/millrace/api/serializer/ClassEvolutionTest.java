package dev.millrace.api.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.CodedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that one version of a class reads values that another version has written.
final class ClassEvolutionTest {
    private static final String POJO_TEXT = """
        public String toString() {
            var all = new TreeMap<String, Object>();
            try {
                for (var each : getClass().getFields()) all.put(each.getName(), each.get(this));
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
            return all.toString();
        }
        """;

    /// Returns as text what the new version reads from a value of the old version.
    private static String read(CompiledVersion before, CompiledVersion now) throws IOException {
        TypeSerializerSnapshot<Object> written = snapshot(before, now.loader());
        TypeSerializer<Object> declared = now.serializer();
        var answer = declared.snapshotConfiguration().resolveSchemaCompatibility(written);
        if (answer.isIncompatible()) return "refused: " + answer.reason().orElse("?");
        Object read = answer.reader(declared, written).deserialize(bytes(before));
        assertThat(rewritten(declared, read)).isEqualTo(text(read));
        return text(read);
    }

    private static DataInputDeserializer bytes(CompiledVersion version) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        version.serializer().serialize(version.sample(), out);
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }

    private static TypeSerializerSnapshot<Object> snapshot(CompiledVersion version, ClassLoader loader)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, version.serializer().snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(new DataInputDeserializer(out.getCopyOfBuffer()), loader);
    }

    /// Writes and reads a migrated value. A migrated value must be a complete value of the new type.
    private static String rewritten(TypeSerializer<Object> declared, Object value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        declared.serialize(value, out);
        return text(declared.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())));
    }

    private static String text(Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    }

    private static String read(String type, String value, String before, String after) throws IOException {
        CompiledVersion now = CompiledVersion.of(type, "null", after);
        return read(CompiledVersion.of(type, value, before), now);
    }

    @Test
    void components_of_a_record_are_added_removed_and_moved() throws IOException {
        assertThat(read(
                        "Order",
                        "new Order(7, \"gone\", \"Bo\")",
                        "public record Order(long id, String old, String customer) {}",
                        "public record Order(String customer, int count, boolean paid, String note, long id) {}"))
                .isEqualTo("Order[customer=Bo, count=0, paid=false, note=null, id=7]");
    }

    @Test
    void fields_of_an_object_are_added_removed_and_moved() throws IOException {
        assertThat(read(
                        "Order",
                        "new Order()",
                        "public static class Order { public long b = 7; public String z = \"gone\";"
                                + " public String c = \"Bo\"; " + POJO_TEXT + "}",
                        "public static class Order { public int a = 5; public long b; public String c;"
                                + " public List<String> d = new ArrayList<>(); " + POJO_TEXT + "}"))
                .isEqualTo("{a=5, b=7, c=Bo, d=[]}");
    }

    private record Widening(String from, String to) {
        String value() {
            return switch (from) {
                case "char" -> "'A'";
                case "float", "Float" -> "65f";
                case "Integer" -> "65";
                default -> "(" + from + ") 65";
            };
        }

        String result() {
            return to.equals("float") || to.equals("double") ? "65.0" : "65";
        }

        String name() {
            return from + "_" + to;
        }
    }

    private static final List<Widening> WIDENINGS = Stream.of(
                    "byte short",
                    "byte int",
                    "byte long",
                    "byte float",
                    "byte double",
                    "short int",
                    "short long",
                    "short float",
                    "short double",
                    "int long",
                    "int double",
                    "float double",
                    "char int",
                    "char long",
                    "int Integer",
                    "Integer int",
                    "int Long",
                    "Integer long",
                    "Integer Long",
                    "Float double",
                    "byte Short")
            .map(pair -> new Widening(pair.split(" ")[0], pair.split(" ")[1]))
            .toList();

    private static String each(Function<Widening, String> text, String separator) {
        return WIDENINGS.stream().map(text).collect(Collectors.joining(separator));
    }

    @Test
    void numbers_become_wider_in_records_and_objects_and_lists() throws IOException {
        String pojo = "public static class P { %s public String s; " + POJO_TEXT + "}";
        String records = "public record R(%s, P p) {} public record L(%s) {} public record W(R r, L l) {}";
        String before = pojo.formatted(each(w -> "public %s %s = %s;".formatted(w.from, w.name(), w.value()), " "))
                + records.formatted(
                        each(w -> w.from + " " + w.name(), ", "),
                        each(w -> "List<" + boxed(w.from) + "> " + w.name(), ", "));
        String after = pojo.formatted(each(w -> "public %s %s;".formatted(w.to, w.name()), " "))
                + records.formatted(
                        each(w -> w.to + " " + w.name(), ", "),
                        each(w -> "List<" + boxed(w.to) + "> " + w.name(), ", "));
        String value = "new W(new R(%s, new P()), new L(%s))"
                .formatted(each(Widening::value, ", "), each(w -> "List.of(" + w.value() + ")", ", "));
        String fields = each(w -> w.name() + "=" + w.result(), ", ");
        TreeMap<String, String> sorted = new TreeMap<>();
        sorted.put("s", "null");
        WIDENINGS.forEach(w -> sorted.put(w.name(), w.result()));
        assertThat(read("W", value, before, after))
                .isEqualTo("W[r=R[%s, p=%s], l=L[%s]]"
                        .formatted(fields, sorted, each(w -> w.name() + "=[" + w.result() + "]", ", ")));
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "char" -> "Character";
            default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "long, int, was long and is now int",
        "int, float, was int and is now float",
        "long, double, was long and is now double",
        "int, String, was int and is now text",
        "int, List<Integer>, was int and is now list of int",
        "int[], long[], was int[] and is now long[]",
    })
    void what_would_lose_something_is_refused_with_the_field(String from, String to, String reason) throws IOException {
        String value = switch (from) {
            case "int[]" -> "new int[0]";
            default -> "1";
        };
        assertThat(read(
                        "List<R>",
                        "List.of(new R(new Inner(%s)))".formatted(value),
                        "public record Inner(%s n) {} public record R(Inner inner) {}".formatted(from),
                        "public record Inner(%s n) {} public record R(Inner inner) {}".formatted(to)))
                .isEqualTo("refused: each element: field 'inner' of Program$R: field 'n' of Program$Inner " + reason);
    }

    @Test
    void changes_are_found_however_deep_they_are() throws IOException {
        String whole = "public record W(List<R> a, Map<String, R> b, Map<R, String> c, Set<R> d, Collection<R> e,"
                + " Optional<R> f, Either<R, String> g, Tuple2<R, String> h, List<Map<Long, List<R>>> i) {}";
        assertThat(read(
                        "W",
                        "new W(List.of(new R(1)), Map.of(\"k\", new R(2)), Map.of(new R(3), \"v\"), Set.of(new R(4)),"
                                + " List.of(new R(5)), Optional.of(new R(6)), Either.Left(new R(7)),"
                                + " Tuple2.of(new R(8), \"t\"), List.of(Map.of(2L, List.of(new R(9)))))",
                        whole + "public record R(int n) {}",
                        whole + "public record R(long n, String s) {}"))
                .isEqualTo("W[a=[R[n=1, s=null]], b={k=R[n=2, s=null]}, c={R[n=3, s=null]=v}, d=[R[n=4, s=null]],"
                        + " e=[R[n=5, s=null]], f=Optional[R[n=6, s=null]], g=Left(R[n=7, s=null]),"
                        + " h=(R[n=8, s=null],t), i=[{2=[R[n=9, s=null]]}]]");
        assertThat(read(
                        "R[]",
                        "new R[] {new R(1)}",
                        "public record R(int n) {}",
                        "public record R(long n, String s) {}"))
                .isEqualTo("[R[n=1, s=null]]");
    }

    @Test
    void fields_of_types_whose_classes_are_gone_are_skipped() throws IOException {
        String gone = "public enum E {A, B} public record G(int n) {} public record S(String s) implements I {}"
                + " public sealed interface I permits S {}"
                + " public static class P { public int i = 3; public G g = new G(4); } ";
        assertThat(read(
                        "R",
                        "new R(E.B, new G(1), List.of(new G(2)), new S(\"s\"), new P(), new G[] {new G(9)},"
                                + " Map.of(E.A, new G(3)), 42)",
                        gone + "public record R(E e, G g, List<G> l, I i, P p, G[] a, Map<E, G> m, int kept) {}",
                        "public record R(long kept) {}"))
                .isEqualTo("R[kept=42]");
    }

    @Test
    void an_object_may_become_a_record_and_the_other_way_round() throws IOException {
        String pojo = "public static class A { public int x%s; public String y%s; " + POJO_TEXT + "}";
        String record = "public record A(String y, long x) {}";
        assertThat(read("A", "new A()", pojo.formatted(" = 1", " = \"why\""), record))
                .isEqualTo("A[y=why, x=1]");
        assertThat(read(
                        "A",
                        "new A(\"why\", 1)",
                        "public record A(String y, int x) {}",
                        pojo.formatted("", "").replace("int", "long")))
                .isEqualTo("{x=1, y=why}");
    }

    @Test
    void a_record_that_refuses_what_added_components_begin_with_is_named() {
        assertThatThrownBy(() -> read(
                        "R",
                        "new R(1)",
                        "public record R(int n) {}",
                        "public record R(int n, String s) { public R { Objects.requireNonNull(s); } }"))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("MR-2164")
                .hasMessageContaining("Program$R that was written with the fields [n]");
    }

    @Test
    void constants_are_found_by_name_and_removed_ones_refused_when_met() throws IOException {
        String before = "public enum E {A, B, C}";
        assertThat(read("E", "E.C", before, "public enum E {X, C, B, A}")).isEqualTo("C");
        assertThat(read("List<E>", "List.of(E.C, E.A)", before, "public enum E {C, A}"))
                .isEqualTo("[C, A]");
        assertThatThrownBy(() -> read("List<E>", "List.of(E.C, E.B)", before, "public enum E {C, A}"))
                .hasMessageContaining("MR-2161")
                .hasMessageContaining("the constant B of Program$E");
    }

    private static String sealed(String... classes) {
        StringBuilder text = new StringBuilder("public sealed interface I permits ");
        for (int i = 0; i < classes.length; i++)
            text.append(i == 0 ? "" : ", ").append(classes[i].split("\\(")[0]);
        text.append(" {}");
        for (String each : classes) {
            text.append(" public record ").append(each).append(" implements I {}");
        }
        return text.toString();
    }

    @Test
    void classes_of_a_sealed_type_are_added_moved_and_changed_and_removed_ones_refused_when_met() throws IOException {
        String before = sealed("A(int n)", "B(String s)", "C(int c)");
        String value = "List.of(new B(\"b\"), new C(3))";
        assertThat(read("List<I>", value, before, sealed("X(int x)", "C(int c)", "B(String s)", "A(int n)")))
                .isEqualTo("[B[s=b], C[c=3]]");
        assertThat(read("List<I>", value, before, sealed("C(long c)", "B(String s, int m)")))
                .isEqualTo("[B[s=b, m=0], C[c=3]]");
        assertThatThrownBy(() -> read("List<I>", value, before, sealed("C(int c)", "A(int n)")))
                .hasMessageContaining("MR-2161")
                .hasMessageContaining("a Program$B, which Program$I no longer permits");
        assertThat(read("I", "new C(3)", before, sealed("A(int n)", "C(String c)")))
                .isEqualTo("refused: class Program$C: field 'c' of Program$C was int and is now text");
    }

    private static final String BASE = "public static class Base { public int a = 1; " + POJO_TEXT + "}";

    @Test
    void an_object_of_a_subclass_is_read_unless_the_subclass_has_changed() throws IOException {
        String before = BASE + "public static class Sub extends Base { public int b = 2; }";
        assertThat(read("Base", "new Sub()", before, before)).isEqualTo("{a=1, b=2}");
        assertThatThrownBy(() -> read(
                        "Base", "new Sub()", before, BASE + "public static class Sub extends Base { public long b; }"))
                .hasMessageContaining("MR-2163")
                .hasMessageContaining("Program$Sub");
        assertThatThrownBy(() -> read("Base", "new Sub()", before, BASE))
                .hasMessageContaining("MR-2160")
                .hasMessageContaining("Program$Sub");
    }

    @Test
    void fields_of_generic_types_come_and_go() throws IOException {
        String generic = "public static final class G { private final %s; G(%s) { %s }"
                + " public String toString() { return \"G\" + %s; } }";
        assertThat(read(
                        "G",
                        "new G(7)",
                        generic.formatted("int kept; int gone = 5", "int n", "kept = n;", "kept"),
                        generic.formatted(
                                "int kept; String added", "int n", "kept = n; added = null;", "kept + added")))
                .isEqualTo("G7null");
    }

    @Test
    void a_class_of_another_name_is_another_type() throws IOException {
        assertThat(read(
                        CompiledVersion.of("A", "new A(1)", "public record A(int n) {}"),
                        CompiledVersion.of("B", "new B(1)", "public record B(int n) {}")))
                .isEqualTo("refused: was object of Program$A and is now object of Program$B");
    }

    @Test
    void forms_are_told_in_words_and_read_as_maps_when_the_classes_are_gone() throws IOException {
        CompiledVersion before = CompiledVersion.of(
                "Map<String, R>",
                "Map.of(\"k\", new R(E.B, List.of(new B(5)), new P(), Tuple2.of(1L, E.A), new G[] {new G(6)}))",
                sealed("A(int n)", "B(int m)")
                        + "public enum E {A, B} public record G(int n) {}"
                        + "public static class P { public Integer none; public int i = 3; }"
                        + "public record R(E e, List<I> many, P p, Tuple2<Long, E> t, G[] a) {}");
        TypeSerializerSnapshot<?> form = snapshot(before, getClass().getClassLoader());
        assertThat(WrittenForms.brief(form)).isEqualTo("map of text to R");
        assertThat(WrittenForms.full(form))
                .isEqualTo("map of text to R(e E, many list of I, p P, t Tuple2(long, E), a array of G)");
        assertThat(WrittenForms.looseReader(form).deserialize(bytes(before)).toString())
                .isEqualTo("{k={e=B, many=[{class=B, m=5}], p={i=3, none=null}, t=[1, A], a=[{n=6}]}}");
        assertThatThrownBy(form::restoreSerializer).hasMessageContaining("MR-2160");
    }
}
