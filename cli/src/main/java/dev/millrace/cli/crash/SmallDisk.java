package dev.millrace.cli.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A directory on a disk that can be filled. As root that is a small tmpfs; else a process is given a limit for the
/// sizes of its files, if there is a shell for that.
final class SmallDisk implements AutoCloseable {
    private static final String MEGABYTES = "96";
    private static final int BLOCK = 4_096;
    private static final String BALLAST = ".ballast";
    private static final String LIMIT = "exec > >(cat >> \"$0\") 2>&1; ulimit -f %d; exec \"$@\"";

    private final Path directory;
    private final Way way;

    /// How the disk gets full.
    enum Way {
        TMPFS,
        FILE_LIMIT,
        NONE
    }

    private SmallDisk(Path directory, Way way) {
        this.directory = directory;
        this.way = way;
    }

    /// Makes the best that this process may have.
    static SmallDisk at(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (runs("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString())) {
            SmallDisk disk = new SmallDisk(directory, Way.TMPFS);
            // Whoever interrupts the command wants no mount left.
            Runtime.getRuntime().addShutdownHook(new Thread(disk::unmountAtOnce));
            return disk;
        }
        return limited(directory);
    }

    /// Makes one that needs no root.
    static SmallDisk limited(Path directory) throws InterruptedException {
        return new SmallDisk(directory, runs("bash", "-c", "ulimit -f 1000") ? Way.FILE_LIMIT : Way.NONE);
    }

    Way way() {
        return way;
    }

    /// Leaves no room in the tmpfs.
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(directory.resolve(BALLAST))) {
            while (true) out.write(block);
        } catch (IOException full) {
            if (Files.size(directory.resolve(BALLAST)) < BLOCK) throw full;
        }
    }

    /// Leaves as much room as there was.
    void empty() throws IOException {
        Files.deleteIfExists(directory.resolve(BALLAST));
    }

    /// The beginning of a command whose process cannot write larger files.
    ///
    /// @param log where the process's output goes
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

    /// Unmounts the tmpfs, and leaves a copy of what was in it for whoever looks for a fault.
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
