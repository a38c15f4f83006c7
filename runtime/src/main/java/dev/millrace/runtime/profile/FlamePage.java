package dev.millrace.runtime.profile;

import dev.millrace.base.fault.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders a profile as an HTML page with a searchable flame graph and the calls that take most time by
/// themselves. The page needs no other files and no network.
final class FlamePage {
    private static final String TEMPLATE = "profile.html";
    private static final String DATA = "@DATA@";
    /// The maximum number of calls on a page; smaller calls are merged into their callers.
    private static final int CALLS_MAX = 30_000;
    /// Calls below this fraction of the total are too small to see.
    private static final long SMALLEST_SHARE = 20_000;

    private final Head head;
    private final ProfileResult found;
    private final long smallest;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final StringBuilder calls = new StringBuilder();

    /// Holds the title of the page.
    ///
    /// @param process the name of the process
    record Head(String process, Profile profile) {}

    private FlamePage(Head head, ProfileResult found) {
        this.head = head;
        this.found = found;
        long least = Math.max(1, found.tree().root().total() / SMALLEST_SHARE);
        while (count(found.tree().root(), least) > CALLS_MAX) least *= 2;
        this.smallest = least;
    }

    static String of(Head head, ProfileResult found) throws IOException {
        return new FlamePage(head, found).written();
    }

    private static int count(CallTree.Node node, long least) {
        int count = 1;
        for (CallTree.Node each : node.callees()) if (each.total() >= least) count += count(each, least);
        return count;
    }

    private String written() throws IOException {
        addCall(found.tree().root());
        StringBuilder data = new StringBuilder("{");
        addText(data, "process", head.process()).append(',');
        addText(data, "mode", head.profile().mode().name()).append(',');
        addText(data, "unit", found.unit().name()).append(',');
        addText(data, "basis", found.basis()).append(',');
        addText(data, "focus", found.focus()).append(',');
        data.append("\"begun\":").append(head.profile().begunMillis()).append(',');
        data.append("\"seconds\":").append(head.profile().seconds()).append(',');
        data.append("\"smallest\":").append(smallest).append(',');
        addTexts(data, "notes", found.notes()).append(',');
        addTexts(data, "names", names).append(',');
        data.append("\"calls\":[").append(calls).append("]}");
        return template().replace(DATA, data);
    }

    private static String template() throws IOException {
        try (@Nullable InputStream page = FlamePage.class.getResourceAsStream(TEMPLATE)) {
            if (page == null) throw Check.broken("%s is not among the classes", TEMPLATE);
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Adds a call: its name, its total, the number of its callees, and then its callees recursively.
    private void addCall(CallTree.Node node) {
        List<CallTree.Node> shown = node.callees().stream()
                .filter(each -> each.total() >= smallest)
                .sorted(Comparator.comparingLong(CallTree.Node::total)
                        .reversed()
                        .thenComparing(CallTree.Node::name))
                .toList();
        if (!calls.isEmpty()) calls.append(',');
        calls.append(place(node.name()))
                .append(',')
                .append(node.total())
                .append(',')
                .append(shown.size());
        shown.forEach(this::addCall);
    }

    private int place(String name) {
        return places.computeIfAbsent(name, _ -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    private static StringBuilder addText(StringBuilder data, String key, String text) {
        return data.append(quoted(key)).append(':').append(quoted(text));
    }

    private static StringBuilder addTexts(StringBuilder data, String key, List<String> texts) {
        data.append(quoted(key)).append(":[");
        for (int i = 0; i < texts.size(); i++) data.append(i == 0 ? "" : ",").append(quoted(texts.get(i)));
        return data.append(']');
    }

    /// Quotes a text for JavaScript. Class names may contain any characters, but must not end the enclosing
    /// HTML element.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            boolean isPlain = each >= ' ' && each != '"' && each != '\\' && each != '<' && each != '>' && each != '&';
            if (isPlain && !Character.isSurrogate(each)) quoted.append(each);
            else quoted.append("\\u%04x".formatted((int) each));
        }
        return quoted.append('"').toString();
    }
}
