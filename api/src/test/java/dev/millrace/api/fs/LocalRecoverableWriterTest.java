package dev.millrace.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.fs.RecoverableFsDataOutputStream.Committer;
import dev.millrace.api.fs.RecoverableWriter.CommitRecoverable;
import dev.millrace.api.fs.RecoverableWriter.ResumeRecoverable;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests files on the local disk that appear only after a commit.
class LocalRecoverableWriterTest {
    @TempDir
    private java.nio.file.Path directory;

    private RecoverableWriter writer;
    private java.nio.file.Path target;

    @BeforeEach
    void setUp() throws IOException {
        writer = FileSystem.getLocalFileSystem().createRecoverableWriter();
        target = directory.resolve("below/part");
    }

    private RecoverableFsDataOutputStream open() throws IOException {
        return writer.open(new Path(target.toString()));
    }

    private static void write(FSDataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> files() throws IOException {
        try (Stream<java.nio.file.Path> all = Files.list(target.getParent())) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static <T extends CommitRecoverable> T copied(SimpleVersionedSerializer<T> serializer, T recoverable)
            throws IOException {
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(recoverable));
    }

    private ResumeRecoverable copied(ResumeRecoverable recoverable) throws IOException {
        return copied(writer.getResumeRecoverableSerializer(), recoverable);
    }

    @Test
    void a_file_appears_with_its_commit() throws IOException {
        RecoverableFsDataOutputStream out = open();
        write(out, "abc");
        Committer committer = out.closeForCommit();
        assertThat(target).doesNotExist();
        committer.commit();
        assertThat(target).hasContent("abc");
        assertThat(files()).containsExactly("part");
        assertThatThrownBy(committer::commit).hasMessageContaining("MR-2524");
    }

    @Test
    void writing_continues_at_the_persisted_position() throws IOException {
        RecoverableFsDataOutputStream first = open();
        write(first, "abc");
        ResumeRecoverable position = copied(first.persist());
        write(first, "lost");
        first.close();

        RecoverableFsDataOutputStream second = writer.recover(position);
        assertThat(second.getPos()).isEqualTo(3);
        write(second, "def");
        second.closeForCommit().commit();
        assertThat(target).hasContent("abcdef");
        assertThat(files()).containsExactly("part");
    }

    @Test
    void a_writer_that_was_wrongly_considered_lost_does_not_change_the_file() throws IOException {
        RecoverableFsDataOutputStream first = open();
        write(first, "abc");
        ResumeRecoverable position = copied(first.persist());
        RecoverableFsDataOutputStream second = writer.recover(position);
        write(first, "zombie");
        first.persist();
        write(second, "def");
        second.closeForCommit().commit();
        first.close();
        assertThat(target).hasContent("abcdef");
    }

    @Test
    void a_commit_after_a_restart_happens_once_and_drops_later_bytes() throws IOException {
        RecoverableFsDataOutputStream out = open();
        write(out, "abc");
        CommitRecoverable position = copied(writer.getCommitRecoverableSerializer(), out.persist());
        write(out, "later");
        out.close();
        Committer committer = writer.recoverForCommit(position);
        committer.commitAfterRecovery();
        assertThat(target).hasContent("abc");
        committer.commitAfterRecovery();
        assertThat(target).hasContent("abc");
        assertThat(committer.getRecoverable()).isEqualTo(position);
    }

    @Test
    void a_lost_file_is_reported_with_both_names() throws IOException {
        RecoverableFsDataOutputStream out = open();
        write(out, "abc");
        ResumeRecoverable position = out.persist();
        out.close();
        for (String each : files()) Files.delete(target.resolveSibling(each));
        assertThatThrownBy(() -> writer.recover(position))
                .hasMessageContaining("MR-2524")
                .hasMessageContaining("below/part");
        Committer committer = writer.recoverForCommit(position);
        assertThatThrownBy(committer::commitAfterRecovery).hasMessageContaining("MR-2524");
    }

    @Test
    void a_file_system_without_such_a_writer_says_so() {
        FileSystem empty = new EmptyFileSystem();
        assertThatThrownBy(empty::createRecoverableWriter)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("MR-2522")
                .hasMessageContaining("nothing:///");
    }
}
