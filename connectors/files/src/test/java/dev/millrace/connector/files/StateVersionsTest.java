package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.sink.FileRecovery;
import dev.millrace.connector.files.sink.FileSinkCommittable;
import dev.millrace.connector.files.sink.FileSinkCommittableSerializer;
import dev.millrace.connector.files.sink.FileWriterBucketState;
import dev.millrace.connector.files.sink.FileWriterBucketStateSerializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that the file sink reads its state of all versions.
class StateVersionsTest {
    private static final Path TARGET = new Path("memory://store/a");
    private static final FileRecovery RECOVERY = new FileRecovery(3, new byte[] {1, 2});

    private final FileSinkCommittableSerializer committables = new FileSinkCommittableSerializer();
    private final FileWriterBucketStateSerializer states = new FileWriterBucketStateSerializer();

    @Test
    void what_a_file_system_needs_is_kept() throws IOException {
        FileSinkCommittable file = new FileSinkCommittable("b", TARGET, TARGET, 9, List.of(), RECOVERY);
        assertThat(committables.deserialize(committables.getVersion(), committables.serialize(file)))
                .isEqualTo(file);
        FileWriterBucketState state = new FileWriterBucketState("b", TARGET, TARGET, 9, 5, List.of(), RECOVERY);
        assertThat(states.deserialize(states.getVersion(), states.serialize(state)))
                .isEqualTo(state);
    }

    @Test
    void state_of_the_second_version_is_read() throws IOException {
        Path hidden = new Path("/x/.a");
        FileSinkCommittable file = new FileSinkCommittable("b", hidden, new Path("/x/a"), 9, List.of(hidden));
        assertThat(committables.deserialize(2, withoutLast(committables.serialize(file))))
                .isEqualTo(file);
        FileWriterBucketState state = new FileWriterBucketState("b", hidden, new Path("/x/a"), 9, 5, List.of(hidden));
        assertThat(states.deserialize(2, withoutLast(states.serialize(state)))).isEqualTo(state);
    }

    /// Removes the byte that the third version added to the state of local files.
    private static byte[] withoutLast(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    @Test
    void state_of_a_later_version_is_refused() {
        assertThatThrownBy(() -> committables.deserialize(4, new byte[9])).hasMessageContaining("MR-7009");
        assertThatThrownBy(() -> states.deserialize(4, new byte[9])).hasMessageContaining("MR-7009");
    }
}
