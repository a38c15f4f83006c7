package dev.millrace.runtime.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Merges stacks into a tree with the total of each call, including its callees. If the tree is full, further
/// calls are counted as "(others)" below their caller. Not thread-safe.
final class CallTree {
    private static final String OTHERS = "(others)";

    private final Node root = new Node("all");
    private final int most;
    private int nodes = 1;

    /// Represents a call with a given path of callers.
    static final class Node {
        private final String name;
        private final Map<String, Node> callees = new HashMap<>();
        private long total;

        private Node(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        long total() {
            return total;
        }

        Collection<Node> callees() {
            return callees.values();
        }
    }

    /// Creates a tree.
    ///
    /// @param most the maximum number of distinct calls
    CallTree(int most) {
        this.most = most;
    }

    /// Adds a stack.
    ///
    /// @param frames the frames from the outermost to the innermost
    void add(List<String> frames, long value) {
        Node node = root;
        node.total += value;
        for (String frame : frames) {
            Node known = node.callees.get(frame);
            boolean isKept = known != null || nodes < most;
            node = known != null ? known : callee(node, isKept ? frame : OTHERS);
            node.total += value;
            if (!isKept) return;
        }
    }

    private Node callee(Node caller, String name) {
        return caller.callees.computeIfAbsent(name, _ -> {
            nodes++;
            return new Node(name);
        });
    }

    Node root() {
        return root;
    }
}
