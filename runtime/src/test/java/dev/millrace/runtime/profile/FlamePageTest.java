package dev.millrace.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlamePageTest {
    private static final FlamePage.Head HEAD =
            new FlamePage.Head("worker <1>", Profile.begun(Profile.Mode.CPU, 10, 1_700_000_000_000L));

    private final CallTree tree = new CallTree(1_000);

    private String page() throws IOException {
        return FlamePage.of(HEAD, new ProfileResult(tree, ProfileResult.Unit.NANOS, "basis", List.of("a note"), ""));
    }

    /// Returns the data that the page's script reads.
    private static String data(String page) {
        String begin = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("</script>", from));
    }

    @Test
    void calls_come_with_what_they_took_and_how_many_they_called_the_greatest_first() throws IOException {
        tree.add(List.of("a", "b"), 10);
        tree.add(List.of("a", "c"), 30);
        tree.add(List.of("a"), 5);
        assertThat(data(page()))
                .contains("\"names\":[\"all\",\"a\",\"c\",\"b\"]")
                .contains("\"calls\":[0,45,1,1,45,2,2,30,0,3,10,0]")
                .contains("\"seconds\":10", "\"begun\":1700000000000", "\"notes\":[\"a note\"]");
    }

    @Test
    void names_of_classes_cannot_end_the_element_that_they_are_in() throws IOException {
        tree.add(List.of("</script><script>alert(1)</script>", "\"quoted\\", "tab\there", "grün \ud83d\ude00"), 1);
        assertThat(data(page()))
                .contains("\\u003c/script\\u003e\\u003cscript\\u003ealert(1)")
                .contains("\\u0022quoted\\u005c")
                .contains("tab\\u0009here")
                .contains("grün \\ud83d\\ude00")
                .doesNotContain("<");
    }

    @Test
    void a_page_needs_nothing_from_elsewhere() throws IOException {
        assertThat(page())
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", "src=", "href=", "@import", "url(", "@DATA@");
    }

    @Test
    void nothing_seen_is_a_page_too() throws IOException {
        assertThat(data(page())).contains("\"calls\":[0,0,0]");
    }

    @Test
    void what_nobody_could_see_is_left_to_its_caller() throws IOException {
        tree.add(List.of("large"), 1_000_000);
        tree.add(List.of("small"), 60);
        tree.add(List.of("tiny"), 40);
        assertThat(data(page()))
                .contains("\"large\"", "\"small\"", "\"calls\":[0,1000100,2,")
                .doesNotContain("tiny");
    }

    @Test
    void there_are_no_more_calls_than_a_browser_shows() throws IOException {
        CallTree large = new CallTree(100_000);
        for (int i = 0; i < 300; i++) for (int j = 0; j < 300; j++) large.add(List.of("c" + i, "d" + j), 1 + i % 3);
        String page = FlamePage.of(HEAD, new ProfileResult(large, ProfileResult.Unit.SAMPLES, "basis", List.of(), ""));
        assertThat(data(page).split(",").length / 3).isLessThan(31_000);
    }

    @Test
    void a_tree_stops_growing_and_loses_nothing() {
        CallTree small = new CallTree(4);
        for (int i = 0; i < 100; i++) small.add(List.of("a", "b" + i, "c"), 1);
        CallTree.Node all = small.root();
        CallTree.Node only = all.callees().iterator().next();
        assertThat(all.total()).isEqualTo(100);
        assertThat(only.total()).isEqualTo(100);
        assertThat(only.callees()).extracting(CallTree.Node::name).containsExactlyInAnyOrder("b0", "(others)");
        assertThat(only.callees().stream().mapToLong(CallTree.Node::total).sum())
                .isEqualTo(100);
    }

    @Test
    void a_stack_may_be_deep() throws IOException {
        CallTree deep = new CallTree(1_000);
        deep.add(Collections.nCopies(300, "again"), 7);
        assertThat(data(FlamePage.of(HEAD, new ProfileResult(deep, ProfileResult.Unit.NANOS, "basis", List.of(), ""))))
                .contains("\"names\":[\"all\",\"again\"]");
    }

    @Test
    void calls_and_threads_that_are_alike_have_one_name() {
        assertThat(Frames.threads("millrace-step-12")).isEqualTo("[millrace-step-N]");
        assertThat(Frames.threads(" ")).isEqualTo("[unnamed]");
        assertThat(Frames.call("a.B$$Lambda/0x00007f1c2c001", "apply")).isEqualTo("a.B$$Lambda.apply");
        assertThat(Frames.call("a.B$$Lambda$14/0x00007f1c2c001", "apply")).isEqualTo("a.B$$Lambda.apply");
        assertThat(Frames.call("java.lang.invoke.LambdaForm$DMH+0x0000001", "run"))
                .isEqualTo("java.lang.invoke.LambdaForm$DMH.run");
        assertThat(Frames.call("a.B$$Lambda.0x00000000321", "apply")).isEqualTo("a.B$$Lambda.apply");
        assertThat(Frames.call("a.MapOperator.0x00000000321", "record")).isEqualTo("a.MapOperator.record");
        assertThat(Frames.call("a.B$Inner", "map")).isEqualTo("a.B$Inner.map");
        assertThat(Frames.type("java.lang.String")).isEqualTo("java.lang.String");
        assertThat(Frames.type("[[I")).isEqualTo("int[][]");
        assertThat(Frames.type("[Ljava.lang.String;")).isEqualTo("java.lang.String[]");
    }
}
