package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the record of assigned splits.
class SplitAssignmentsTest {
    private final SplitAssignments<String> assignments = new SplitAssignments<>(SplitAssignments.BEGINNING, 4);

    @Test
    void assignments_after_a_checkpoint_are_returned_in_their_order() {
        assignments.add(0, List.of("a"));
        assignments.checkpoint(1);
        assignments.add(1, List.of("b"));
        assignments.checkpoint(2);
        assignments.add(1, List.of("c"));
        assertThat(assignments.takeSince(1)).isEqualTo(Map.of(1, List.of("b", "c")));
        assertThat(assignments.takeSince(1)).isEmpty();
        assertThat(assignments.takeSince(SplitAssignments.BEGINNING)).isEqualTo(Map.of(0, List.of("a")));
    }

    @Test
    void a_checkpoint_before_the_newest_complete_one_is_unknown() {
        assignments.checkpoint(1);
        assignments.checkpoint(2);
        assertThat(assignments.isKnown(SplitAssignments.BEGINNING)).isTrue();
        assertThat(assignments.isKnown(1)).isTrue();
        assignments.completed(2);
        assertThat(assignments.isKnown(SplitAssignments.BEGINNING)).isFalse();
        assertThat(assignments.isKnown(1)).isFalse();
        assertThat(assignments.isKnown(2)).isTrue();
        assertThat(assignments.isKnown(3)).isFalse();
    }

    @Test
    void complete_checkpoints_free_the_memory_of_their_assignments() {
        for (int checkpoint = 1; checkpoint < 100; checkpoint++) {
            assignments.add(0, List.of("a", "b", "c"));
            assignments.checkpoint(checkpoint);
            assignments.completed(checkpoint);
            assertThat(assignments.isKnown(checkpoint)).isTrue();
        }
    }

    @Test
    void too_many_assignments_make_older_checkpoints_unknown() {
        assignments.checkpoint(1);
        assignments.add(0, List.of("a", "b", "c", "d", "e"));
        assertThat(assignments.isKnown(1)).isFalse();
        assignments.checkpoint(2);
        assignments.add(0, List.of("f"));
        assertThat(assignments.isKnown(1)).isFalse();
        assertThat(assignments.isKnown(2)).isTrue();
        assertThat(assignments.takeSince(2)).isEqualTo(Map.of(0, List.of("f")));
    }
}
