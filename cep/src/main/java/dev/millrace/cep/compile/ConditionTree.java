package dev.millrace.cep.compile;

import java.io.Serializable;

/// Represents a condition of a transition as a tree whose leaves are conditions of the program.
public sealed interface ConditionTree extends Serializable {
    ConditionTree ALWAYS = new Always();

    /// Holds for each event.
    record Always() implements ConditionTree {
        private static final long serialVersionUID = 1L;
    }

    /// Holds if a condition of the program holds.
    ///
    /// @param index the index of the condition in [CompiledPattern#conditions]
    record Leaf(int index) implements ConditionTree {
        private static final long serialVersionUID = 1L;
    }

    /// Holds if another tree does not hold.
    record Not(ConditionTree negated) implements ConditionTree {
        private static final long serialVersionUID = 1L;
    }

    /// Holds if both trees hold. The second one is evaluated only if the first one holds.
    record And(ConditionTree first, ConditionTree second) implements ConditionTree {
        private static final long serialVersionUID = 1L;
    }

    /// Holds if one of two trees holds. The second one is evaluated only if the first one does not hold.
    record Or(ConditionTree first, ConditionTree second) implements ConditionTree {
        private static final long serialVersionUID = 1L;
    }

    /// Returns the conjunction of two trees, without parts that always hold.
    static ConditionTree and(ConditionTree first, ConditionTree second) {
        if (first instanceof Always) return second;
        return second instanceof Always ? first : new And(first, second);
    }

    /// Returns the negation of a tree.
    static ConditionTree not(ConditionTree tree) {
        return tree instanceof Not(ConditionTree negated) ? negated : new Not(tree);
    }
}
