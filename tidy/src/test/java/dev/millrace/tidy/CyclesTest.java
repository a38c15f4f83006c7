package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Checks that no package depends on itself through other packages.
final class CyclesTest {

    @Test
    void no_packages_need_each_other() throws IOException {
        assertThat(cycles(Project.references()))
                .describedAs("each line is a cycle; one of its edges must go: move a class to the lower package")
                .isEmpty();
    }

    @Test
    void a_planted_cycle_is_found() {
        Map<String, TreeSet<String>> planted = new TreeMap<>();
        planted.put("p.a.A", new TreeSet<>(List.of("p.b.B")));
        planted.put("p.b.B", new TreeSet<>(List.of("p.c.C")));
        planted.put("p.c.C", new TreeSet<>(List.of("p.a.A", "p.d.D")));
        planted.put("p.d.D", new TreeSet<>());
        assertThat(cycles(planted))
                .hasSize(1)
                .first()
                .asString()
                .contains("p.a", "p.b", "p.c")
                .doesNotContain("p.d");
    }

    /// Returns the shortest cycle through each package that is part of one, without duplicates.
    private static List<String> cycles(Map<String, TreeSet<String>> references) {
        Map<String, Map<String, String>> edges = new TreeMap<>();
        references.forEach((user, used) -> {
            String from = Project.packageOf(user);
            for (String name : used) {
                String to = Project.packageOf(name);
                if (!from.equals(to)) {
                    edges.computeIfAbsent(from, _ -> new TreeMap<>()).putIfAbsent(to, user + " uses " + name);
                }
            }
        });
        List<String> found = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (String start : edges.keySet()) {
            List<String> cycle = shortest(start, edges);
            if (cycle.isEmpty() || seen.contains(start)) continue;
            seen.addAll(cycle);
            found.add(text(cycle, edges));
        }
        return found;
    }

    private static List<String> shortest(String start, Map<String, Map<String, String>> edges) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String at = queue.poll();
            for (String next : edges.getOrDefault(at, Map.of()).keySet()) {
                if (next.equals(start)) return path(start, at, cameFrom);
                if (cameFrom.putIfAbsent(next, at) == null) queue.add(next);
            }
        }
        return List.of();
    }

    private static List<String> path(String start, String end, Map<String, String> cameFrom) {
        List<String> path = new ArrayList<>();
        for (String at = end; !at.equals(start); at = cameFrom.get(at)) path.addFirst(at);
        path.addFirst(start);
        return path;
    }

    private static String text(List<String> cycle, Map<String, Map<String, String>> edges) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cycle.size(); i++) {
            String next = cycle.get((i + 1) % cycle.size());
            text.append("\n  ").append(edges.get(cycle.get(i)).get(next));
        }
        return text.toString();
    }
}
