package dev.millrace.server.page;

import dev.millrace.client.message.VertexMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds a flame graph from stacks. Not thread-safe.
final class Flames {
    private final Node root = new Node();

    private static final class Node {
        final Map<String, Node> children = new TreeMap<>();
        int hits;

        VertexMessages.FlameNode shown(String name) {
            List<VertexMessages.FlameNode> shown = new ArrayList<>();
            children.forEach((each, node) -> shown.add(node.shown(each)));
            return new VertexMessages.FlameNode(name, hits, shown);
        }
    }

    /// @param stacks frames from the outermost to the innermost, separated by line breaks, with the number of samples
    void add(Map<String, Integer> stacks) {
        stacks.forEach((stack, hits) -> {
            Node node = root;
            node.hits += hits;
            for (String frame : stack.split("\n")) {
                node = node.children.computeIfAbsent(frame, _ -> new Node());
                node.hits += hits;
            }
        });
    }

    VertexMessages.FlameNode root() {
        return root.shown("root");
    }
}
