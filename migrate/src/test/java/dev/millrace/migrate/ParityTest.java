package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.Parity.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests the comparison on small classes.
final class ParityTest {
    private static final NamesTable TABLE = NamesTable.parse(List.of("org.apache.flink.A\tours.B\tarea\t"));

    private static Verdict verdict(String theirs, String ours) throws IOException {
        ClassFiles flink = Sources.compile("org.apache.flink.A", "package org.apache.flink; " + theirs);
        List<Verdict> verdicts =
                new Parity(TABLE, flink, Sources.compile("ours.B", "package ours; " + ours)).verdicts();
        return verdicts.getFirst();
    }

    private static List<String> missing(String theirs, String ours) throws IOException {
        return verdict("public class A { " + theirs + " }", "public class B { " + ours + " }")
                .missing();
    }

    private static List<String> flaws(String theirs, String ours) throws IOException {
        return verdict(theirs, ours).flaws();
    }

    @Test
    void equal_classes_are_whole() throws IOException {
        String body = "{ public static final int C = 1; protected String f; public %1$s() {} public %1$s same(%1$s[] x)"
                + " { return this; } @Override public int hashCode() { return 1; } }";
        Verdict verdict = verdict("public class A " + body.formatted("A"), "public class B " + body.formatted("B"));
        assertThat(verdict.isWhole()).isTrue();
        assertThat(verdict.members()).isEqualTo(5);
    }

    @Test
    void a_member_counts_with_its_erased_signature() throws IOException {
        assertThat(missing("public void a(long x) {}", "public void a(int x) {}"))
                .containsExactly("a(long)");
        assertThat(missing("public Object a() { return null; }", "public String a() { return null; }"))
                .containsExactly("a(): Object");
        assertThat(missing("protected int f;", "protected long f;")).containsExactly("f: int");
    }

    @Test
    void a_member_counts_with_its_generic_signature() throws IOException {
        String list = "public java.util.List<%s> a() { return null; }";
        assertThat(missing(list.formatted("String"), list.formatted("String"))).isEmpty();
        assertThat(missing(list.formatted("String"), list.formatted("Integer")))
                .containsExactly("a(): List (there List<String> (), here List<Integer> ())");
        assertThat(missing(list.formatted("String"), "public java.util.List a() { return null; }"))
                .containsExactly("a(): List (there List<String> (), here List ())");
        assertThat(missing(list.formatted("? extends Object"), list.formatted("?")))
                .isEmpty();
        assertThat(missing("public java.util.Set<?> f;", "public java.util.Set<String> f;"))
                .containsExactly("f: Set (there Set<?>, here Set<String>)");
    }

    @Test
    void type_variables_count_with_their_bounds_but_not_with_their_names() throws IOException {
        String method = "public <%s extends %s> void a(%1$s x, Comparable<? super %1$s> y) {}";
        assertThat(missing(method.formatted("X", "Number"), method.formatted("Y", "Number")))
                .isEmpty();
        assertThat(missing("public <X extends Comparable<X>> void a(X x) {}", "public void a(Comparable x) {}"))
                .containsExactly("a(Comparable) (there <M1 extends Comparable<M1>> void (M1), here void (Comparable))");
        assertThat(flaws("public class A<T extends Number> {}", "public class B<U extends Number> {}"))
                .isEmpty();
        assertThat(flaws("public class A<T extends Number> {}", "public class B<U> {}"))
                .containsExactly("type parameters <T1>, not <T1 extends Number>");
    }

    @Test
    void an_inherited_member_counts_with_the_type_arguments_of_its_heir() throws IOException {
        String heir =
                "public class B extends C<String> {} class C<T> { public java.util.List<T> a() { return null; } }";
        String theirs = "public class A { public java.util.List<%s> a() { return null; } }";
        assertThat(verdict(theirs.formatted("String"), heir).missing()).isEmpty();
        assertThat(verdict(theirs.formatted("Integer"), heir).missing())
                .containsExactly("a(): List (there List<Integer> (), here List<String> ())");
    }

    @Test
    void the_type_arguments_of_a_supertype_count() throws IOException {
        String comparable = "public abstract class %s implements Comparable<%s> {}";
        assertThat(flaws(comparable.formatted("A", "A"), comparable.formatted("B", "B")))
                .isEmpty();
        assertThat(flaws(comparable.formatted("A", "String"), comparable.formatted("B", "Integer")))
                .containsExactly("is a Comparable<Integer>, not a Comparable<String>");
    }

    @Test
    void an_inherited_member_counts_but_not_what_any_object_does() throws IOException {
        assertThat(missing("public String toString() { return null; }", "")).containsExactly("toString(): String");
        assertThat(flaws("public class A implements Runnable { public void run() {} }", "public class B {}"))
                .containsExactly("is no Runnable");
        assertThat(verdict(
                                "public class A { public String getMessage() { return null; } }",
                                "public class B extends Exception {}")
                        .missing())
                .isEmpty();
    }

    @Test
    void private_and_package_members_do_not_count() throws IOException {
        assertThat(missing("private int f; void a() {} static class In {}", "")).isEmpty();
        assertThat(missing("public int a() { return 0; }", "int a() { return 0; }"))
                .containsExactly("a(): int");
        assertThat(missing("public int f;", "protected int f;")).containsExactly("f: int (not visible)");
    }

    @Test
    void a_member_that_only_throws_is_missing() throws IOException {
        String working = "public int a(int x) { if (x > 0) throw new IllegalStateException(); return x; }";
        String throwing = "public int a(int x) { throw new UnsupportedOperationException(\"no\"); }";
        String refusing =
                "public int a(int x) { return no(); } private static int no() { throw new IllegalStateException(); }";
        assertThat(missing(working, throwing)).containsExactly("a(int): int (only throws)");
        assertThat(missing(working, refusing)).containsExactly("a(int): int (only throws)");
        assertThat(missing(working, working)).isEmpty();
        assertThat(missing(throwing, throwing)).isEmpty();
    }

    @Test
    void a_constant_has_the_same_value_and_a_sentence_its_own() throws IOException {
        assertThat(missing("public static final int C = 1;", "public static final int C = 2;"))
                .containsExactly("C: int (another value)");
        assertThat(missing("public static final String S = \"a b\";", "public static final String S = \"c d\";"))
                .isEmpty();
        assertThat(missing("public static final int C = 1;", "public final int C = 1;"))
                .containsExactly("C: int (static or not)");
    }

    @Test
    void what_could_be_overridden_must_still() throws IOException {
        assertThat(missing("public void a() {}", "public final void a() {}")).containsExactly("a() (final here)");
        assertThat(verdict("public interface A { default void a() {} }", "public interface B { void a(); }")
                        .missing())
                .containsExactly("a() (abstract here)");
        assertThat(flaws("public class A {}", "public final class B {}")).containsExactly("cannot be extended");
        assertThat(flaws("public class A { A() {} }", "public final class B {}"))
                .isEmpty();
    }

    @Test
    void nothing_more_may_be_asked_of_those_who_implement() throws IOException {
        assertThat(flaws("public interface A { void a(); }", "public interface B { void a(); void b(); }"))
                .containsExactly("asks for b()");
        assertThat(flaws("public interface A {}", "public interface B { default void b() {} }"))
                .isEmpty();
    }

    @Test
    void the_kind_of_a_class_and_its_parameters_count() throws IOException {
        assertThat(flaws("public interface A {}", "public class B {}")).contains("class, interface or enum differ");
        assertThat(flaws("public class A<T> {}", "public class B {}")).containsExactly("0 type parameters, not 1");
        assertThat(flaws("public class A {}", "public abstract class B {}")).containsExactly("abstract");
    }

    @Test
    void a_signature_with_a_class_that_is_not_here_says_so() throws IOException {
        assertThat(missing("public static class In {} public void a(In x) {}", ""))
                .containsExactly("a(A.In)");
        NamesTable none = NamesTable.parse(
                List.of("org.apache.flink.A\tours.B\tarea\t", "org.apache.flink.A$In\t-\tarea\tnot yet"));
        ClassFiles flink = Sources.compile(
                "org.apache.flink.A",
                "package org.apache.flink; public class A { public static class In {} public void a(In x) {} }");
        List<Verdict> verdicts =
                new Parity(none, flink, Sources.compile("ours.B", "package ours; public class B {}")).verdicts();
        assertThat(verdicts.getFirst().missing()).containsExactly("a(A.In) (needs A.In)");
    }
}
