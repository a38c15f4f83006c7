package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks the list of what an exported program must not use. `-Dmillrace.update=true` writes the list.
final class MissingInFlinkTest {
    private static final Path FILE = Path.of("src/main/resources/dev/millrace/migrate/export/missing-in-flink.tsv");

    private static List<String> rows(String theirs, String ours) throws IOException {
        ClassFiles flink = Sources.compile("org.apache.flink.A", "package org.apache.flink; " + theirs);
        ClassFiles here = Sources.compile("dev.millrace.api.B", "package dev.millrace.api; " + ours);
        NamesTable table = NamesTable.parse(List.of("org.apache.flink.A\tdev.millrace.api.B\tarea\t"));
        return new FlinkGaps(table, flink, here).rows();
    }

    @Test
    void the_list_is_up_to_date() throws IOException {
        List<String> lines = new FlinkGaps(NamesTable.flink(), ClassFiles.flink(), ClassFiles.ours()).file();
        if (Boolean.getBoolean("millrace.update")) Files.write(FILE, lines);
        assertThat(Files.exists(FILE) ? Files.readAllLines(FILE) : List.of())
                .describedAs("run with -Dmillrace.update=true, and look at what changed")
                .isEqualTo(lines);
    }

    @Test
    void equal_classes_have_no_rows() throws IOException {
        String body = " { public int f; public %1$s() {} protected %1$s getList(%1$s x) { return x; } }";
        assertThat(rows("public class A" + body.formatted("A"), "public class B" + body.formatted("B")))
                .isEmpty();
    }

    @Test
    void a_member_that_only_we_have_is_listed_with_its_types() throws IOException {
        assertThat(rows(
                        "public class A { public void a(long x) {} public static void s() {} }",
                        "public class B { public void a(int x) {} public B a(B x) { return x; } public void s() {}"
                                + " protected int f; private void p() {} }"))
                .containsExactly(
                        "member\tdev.millrace.api.B\ta(I)V",
                        "member\tdev.millrace.api.B\ta(Ldev/millrace/api/B;)Ldev/millrace/api/B;",
                        "member\tdev.millrace.api.B\tf:I",
                        "member\tdev.millrace.api.B\ts()V");
    }

    @Test
    void an_inherited_member_is_listed_at_the_class_that_programs_name() throws IOException {
        assertThat(rows("public class A {}", "public class B extends C {} class C { public void a() {} }"))
                .containsExactly("member\tdev.millrace.api.B\ta()V");
        assertThat(rows(
                        "public class A extends C {} class C { public void a() {} }",
                        "public class B { public void a() {} }"))
                .isEmpty();
    }

    @Test
    void a_nested_class_without_a_counterpart_is_listed() throws IOException {
        assertThat(rows("public class A {}", "public class B { public static class In {} static class Hidden {} }"))
                .containsExactly("class\tdev.millrace.api.B$In\t");
    }

    @Test
    void what_prevents_subclasses_is_listed() throws IOException {
        assertThat(rows("public final class A {}", "public class B {}")).containsExactly("final\tdev.millrace.api.B\t");
        assertThat(rows("public interface A { void a(A x); }", "public interface B { default void a(B x) {} }"))
                .containsExactly("abstract\tdev.millrace.api.B\ta(Ldev/millrace/api/B;)V");
        assertThat(rows("public interface A {}", "public abstract class B {}")).contains("kind\tdev.millrace.api.B\t");
    }
}
