package dev.millrace.cli.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Provides a directory whose disk can be filled. For root it is a small tmpfs. Otherwise a shell limits the file
/// sizes of a process, if possible.
final class SmallDisk implements AutoCloseable {
    private static final String MEGABYTES = "96";
    private static final int BLOCK = 4_096;
    private static final String BALLAST = ".ballast";
    private static final String LIMIT = "exec > >(cat >> \"$0\") 2>&1; ulimit -f %d; exec \"$@\"";

    private final Path directory;
    private final Way way;

    /// Names how the disk becomes full.
    enum Way {
        TMPFS,
        FILE_LIMIT,
        NONE
    }

    private SmallDisk(Path directory, Way way) {
        this.directory = directory;
        this.way = way;
    }

    /// Creates the best kind that this process is allowed to create.
    static SmallDisk at(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (runs("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString())) {
            SmallDisk disk = new SmallDisk(directory, Way.TMPFS);
            // If the user interrupts the command, no mount must remain.
            Runtime.getRuntime().addShutdownHook(new Thread(disk::unmountAtOnce));
            return disk;
        }
        return limited(directory);
    }

    /// Creates one that does not need root.
    static SmallDisk limited(Path directory) throws InterruptedException {
        return new SmallDisk(directory, runs("bash", "-c", "ulimit -f 1000") ? Way.FILE_LIMIT : Way.NONE);
    }

    Way way() {
        return way;
    }

    /// Fills the tmpfs.
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(directory.resolve(BALLAST))) {
            while (true) out.write(block);
        } catch (IOException full) {
            if (Files.size(directory.resolve(BALLAST)) < BLOCK) throw full;
        }
    }

    /// Frees the space again.
    void empty() throws IOException {
        Files.deleteIfExists(directory.resolve(BALLAST));
    }

    /// Returns the prefix of a command whose process cannot write larger files.
    ///
    /// @param log receives the process's output
    static List<String> limit(int kilobytes, Path log) {
        return List.of("bash", "-c", LIMIT.formatted(kilobytes), log.toString());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /// Unmounts the tmpfs, and keeps a copy of its content for debugging.
    @Override
    public void close() throws IOException, InterruptedException {
        if (way != Way.TMPFS) return;
        empty();
        DamagedPart.copyTree(directory, directory.resolveSibling(directory.getFileName() + "-left"));
        if (!runs("umount", directory.toString())) unmountAtOnce();
    }

    private void unmountAtOnce() {
        try {
            runs("umount", "-l", directory.toString());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
