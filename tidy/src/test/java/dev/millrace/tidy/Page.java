package dev.millrace.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Represents a page of Markdown.
record Page(Path path, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINKED = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final String FENCE = "```";

    /// Represents a link to a file of the project.
    ///
    /// @param line the number of its line, from 1
    /// @param target the path as written, without the anchor; empty for this page
    /// @param anchor the anchor; empty for none
    record Link(int line, String target, String anchor) {}

    /// Represents a block of code.
    ///
    /// @param line the number of its first line of code, from 1
    /// @param language the language that the fence names
    /// @param mark the line before the fence
    record Block(Page page, int line, String language, String mark, List<String> code) {
        boolean isMarked(String word) {
            return mark.strip().equals("<!-- " + word + " -->");
        }

        String place() {
            return page.name() + ":" + line;
        }
    }

    /// Returns all pages of the project, except those in build directories.
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Project.ROOT)) {
            List<Path> found = files.filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(path -> !path.toString().contains("/."))
                    .sorted()
                    .toList();
            for (Path each : found) pages.add(new Page(each, Files.readAllLines(each)));
        }
        return pages;
    }

    /// Returns the path from the root of the project.
    String name() {
        return Project.ROOT.relativize(path).toString();
    }

    boolean isIn(String directory) {
        return name().startsWith(directory + "/");
    }

    /// Returns the links, except links to other sites and links in code.
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        boolean isCode = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith(FENCE)) isCode = !isCode;
            if (isCode) continue;
            Matcher matcher = LINK.matcher(line.replaceAll("`[^`]*`", "code"));
            while (matcher.find()) {
                String[] parts = matcher.group(1).split("#", 2);
                boolean isOutside = parts[0].matches("[a-z]+:.*");
                if (!isOutside) links.add(new Link(i + 1, parts[0], parts.length > 1 ? parts[1] : ""));
            }
        }
        return links;
    }

    /// Returns the target file of a link.
    Path file(Link link) {
        return link.target.isEmpty() ? path : path.resolveSibling(link.target).normalize();
    }

    /// Returns the anchors of the headings, as GitHub creates them.
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        boolean isCode = false;
        for (String line : lines) {
            if (line.strip().startsWith(FENCE)) isCode = !isCode;
            Matcher heading = HEADING.matcher(line);
            if (isCode || !heading.matches()) continue;
            String anchor = anchor(heading.group(1));
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    static String anchor(String heading) {
        return LINKED.matcher(heading)
                .replaceAll("$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\-_ ]", "")
                .replace(' ', '-');
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) continue;
            if (begin < 0) {
                begin = i;
                continue;
            }
            String language = lines.get(begin).substring(FENCE.length()).strip();
            String mark = begin == 0 ? "" : lines.get(begin - 1);
            blocks.add(new Block(this, begin + 2, language, mark, lines.subList(begin + 1, i)));
            begin = -1;
        }
        return blocks;
    }
}
