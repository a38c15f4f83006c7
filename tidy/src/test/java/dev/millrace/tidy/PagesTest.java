package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Checks the format of the pages and the links between them.
final class PagesTest {
    private static final int CLICKS_MAX = 2;

    @Test
    void every_page_says_first_what_it_is_for() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Page page : Page.all()) {
            if (page.isIn("docs") && !saysItsPurpose(page.lines())) wrong.add(page.name());
        }
        assertThat(wrong)
                .describedAs("begin with '# Title', an empty line, and a paragraph that begins with 'This page'")
                .isEmpty();
    }

    private static boolean saysItsPurpose(List<String> lines) {
        return lines.size() > 2
                && lines.get(0).startsWith("# ")
                && lines.get(1).isEmpty()
                && lines.get(2).startsWith("This page ");
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        List<Page> pages = Page.all();
        Map<Path, Set<String>> anchors = new HashMap<>();
        for (Page page : pages) anchors.put(page.path(), page.anchors());
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (Page.Link link : page.links()) {
                Path file = page.file(link);
                boolean isThere = Files.exists(file);
                boolean hasAnchor = link.anchor().isEmpty()
                        || !anchors.containsKey(file)
                        || anchors.get(file).contains(link.anchor());
                if (!isThere || !hasAnchor)
                    broken.add(page.name() + ":" + link.line() + " to " + link.target() + "#" + link.anchor());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_of_docs_is_two_clicks_from_the_first_page() throws IOException {
        Map<Path, Page> pages = new HashMap<>();
        for (Page page : Page.all()) pages.put(page.path(), page);
        Set<Path> reached = new HashSet<>(Set.of(Project.ROOT.resolve("README.md")));
        for (int click = 0; click < CLICKS_MAX; click++) {
            Set<Path> next = new HashSet<>();
            for (Path each : reached) {
                Page page = pages.get(each);
                if (page != null) page.links().forEach(link -> next.add(page.file(link)));
            }
            reached.addAll(next);
        }
        assertThat(pages.values())
                .filteredOn(page -> page.isIn("docs") && !reached.contains(page.path()))
                .extracting(Page::name)
                .isEmpty();
    }

    @Test
    void the_rules_find_what_they_are_for() {
        Page page = new Page(
                Project.ROOT.resolve("docs/x/some.md"),
                List.of(
                        "# Some [Page](a.md)'s title",
                        "",
                        "This page has [one](../b.md#two), `[none](c.md)` and [another](https://example.com).",
                        "```sh",
                        "# no heading [none](d.md)",
                        "```",
                        "## Some pages title"));
        assertThat(page.links()).containsExactly(new Page.Link(1, "a.md", ""), new Page.Link(3, "../b.md", "two"));
        assertThat(page.file(page.links().getLast())).isEqualTo(Project.ROOT.resolve("docs/b.md"));
        assertThat(page.anchors()).containsExactlyInAnyOrder("some-pages-title", "some-pages-title-1");
        assertThat(page.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.place()).isEqualTo("docs/x/some.md:5"));
        assertThat(saysItsPurpose(page.lines())).isTrue();
        assertThat(saysItsPurpose(List.of("# A", "", "Some pages"))).isFalse();
    }
}
