package dev.millrace.api.fs.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the temporary files of uploads.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class UploadFilesTest {
    @TempDir
    private Path directory;

    private RefCountedTmpFileCreator creator() {
        return RefCountedTmpFileCreator.inDirectories(directory.toFile());
    }

    @Test
    void a_stream_writes_through_its_buffer_and_knows_its_position() throws IOException {
        RefCountedBufferingFileStream out = RefCountedBufferingFileStream.openNew(creator());
        byte[] large = new byte[RefCountedBufferingFileStream.BUFFER_SIZE + 7];
        large[large.length - 1] = 5;
        out.write(1);
        assertThat(out.getPos()).isEqualTo(1);
        assertThat(out.getInputFile()).isEmpty();
        out.write(large, 0, large.length);
        out.write(large, 0, 3);
        assertThat(out.getPos()).isEqualTo(large.length + 4);
        out.flush();
        assertThat(out.getInputFile()).hasSize(large.length + 4);
        out.close();
        assertThat(out.isClosed()).isTrue();
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_is_continued_and_deleted_by_its_last_user() throws IOException {
        RefCountedBufferingFileStream first = RefCountedBufferingFileStream.openNew(creator());
        first.write("one".getBytes(StandardCharsets.UTF_8));
        first.flush();
        first.close();
        File file = first.getInputFile();
        RefCountedBufferingFileStream second = RefCountedBufferingFileStream.restore(creator(), file);
        assertThat(second.getPos()).isEqualTo(3);
        second.write(" two".getBytes(StandardCharsets.UTF_8));
        second.flush();
        second.close();
        assertThat(file).hasContent("one two");
        second.retain();
        assertThat(second.release()).isFalse();
        assertThat(file).exists();
        assertThat(second.release()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void a_task_beyond_the_limit_waits_for_another_one() throws InterruptedException {
        Deque<Runnable> accepted = new ArrayDeque<>();
        BackPressuringExecutor limited = new BackPressuringExecutor(accepted::add, 1);
        AtomicInteger done = new AtomicInteger();
        limited.execute(done::incrementAndGet);
        Thread second = Thread.ofPlatform().start(() -> limited.execute(done::incrementAndGet));
        while (second.getState() != Thread.State.WAITING) Thread.onSpinWait();
        assertThat(accepted).hasSize(1);
        accepted.remove().run();
        second.join();
        accepted.remove().run();
        assertThat(done).hasValue(2);
    }

    @Test
    void a_refused_task_leaves_room_for_others() {
        AtomicInteger refusals = new AtomicInteger(1);
        BackPressuringExecutor limited = new BackPressuringExecutor(
                task -> {
                    if (refusals.getAndDecrement() > 0) throw new RejectedExecutionException("planned");
                    task.run();
                },
                1);
        assertThatThrownBy(() -> limited.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        AtomicInteger done = new AtomicInteger();
        limited.execute(done::incrementAndGet);
        assertThat(done).hasValue(1);
    }
}
