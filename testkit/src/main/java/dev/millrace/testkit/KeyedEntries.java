package dev.millrace.testkit;

import dev.millrace.base.fault.Check;
import dev.millrace.runtime.job.deploy.StandaloneSubtask;
import dev.millrace.state.KeyedStates;

/// Counts entries of keyed state.
final class KeyedEntries {
    private KeyedEntries() {}

    static int all(StandaloneSubtask subtask) {
        return (int) (states(subtask).entries() + states(subtask).namespacedEntries());
    }

    static int plain(StandaloneSubtask subtask) {
        return (int) states(subtask).entries();
    }

    static int in(StandaloneSubtask subtask, Object namespace) {
        return (int) states(subtask).entries(namespace);
    }

    private static KeyedStates<Object> states(StandaloneSubtask subtask) {
        return Check.present(subtask.keyed(), "the keyed state of a keyed harness");
    }
}
