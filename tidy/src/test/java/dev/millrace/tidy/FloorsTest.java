package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Checks the dependencies of modules: a module may use only the modules on the lines above its own line in FLOORS.
final class FloorsTest {

    @Test
    void no_module_knows_a_higher_one_or_a_neighbour() throws IOException {
        Map<String, Integer> floors = floors(Files.readAllLines(Project.ROOT.resolve("FLOORS")));
        assertThat(floors.keySet()).containsExactlyInAnyOrderElementsOf(Project.PACKAGE_OF.keySet());
        assertThat(violations(floors, Project.references()))
                .describedAs("move the class down, or the code that needs it up; FLOORS says who may know whom")
                .isEmpty();
    }

    @Test
    void a_planted_violation_is_found() {
        Map<String, Integer> floors = floors(List.of("# comment", "base", "state exchange"));
        Map<String, TreeSet<String>> planted = Map.of(
                "dev.millrace.base.A", new TreeSet<>(List.of("dev.millrace.state.B")),
                "dev.millrace.state.B", new TreeSet<>(List.of("dev.millrace.base.A", "dev.millrace.exchange.C")));
        assertThat(violations(floors, planted))
                .containsExactlyInAnyOrder(
                        "dev.millrace.base.A uses dev.millrace.state.B",
                        "dev.millrace.state.B uses dev.millrace.exchange.C");
    }

    private static Map<String, Integer> floors(List<String> lines) {
        Map<String, Integer> floors = new HashMap<>();
        int floor = 0;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            for (String module : line.trim().split("\\s+")) floors.put(module, floor);
            floor++;
        }
        return floors;
    }

    private static List<String> violations(Map<String, Integer> floors, Map<String, TreeSet<String>> references) {
        List<String> found = new ArrayList<>();
        references.forEach((user, used) -> {
            String from = module(user);
            for (String name : used) {
                String to = module(name);
                boolean isAllowed = from.equals(to) || floors.get(from) > floors.get(to);
                if (!isAllowed) found.add(user + " uses " + name);
            }
        });
        return found;
    }

    private static String module(String className) {
        String module = null;
        int longest = 0;
        for (Map.Entry<String, String> each : Project.PACKAGE_OF.entrySet()) {
            for (String root : each.getValue().split(" ")) {
                if (root.length() <= longest || !className.startsWith(root + ".")) continue;
                module = each.getKey();
                longest = root.length();
            }
        }
        if (module != null) return module;
        throw new AssertionError(className + " is in no module of FLOORS: name its package in Project.PACKAGE_OF");
    }
}
