package dev.millrace.sim.world;

import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives one life access to the disk. The disk is slow, sometimes fails and is sometimes full, and the life may end at
/// each call.
final class LifeDisk implements Disk {
    private static final String MANIFEST = "_metadata";

    private final Life life;
    private final World world;
    private final SimDisk disk;
    private @Nullable Path newest;

    LifeDisk(Life life, World world) {
        this.life = life;
        this.world = world;
        this.disk = world.disk();
    }

    @Override
    public boolean exists(Path path) {
        life.call("exists " + path);
        return disk.find(path) != null;
    }

    @Override
    public Entry entry(Path path) throws IOException {
        begin("entry", path);
        return known(path);
    }

    private Entry known(Path path) throws IOException {
        Node node = disk.find(path);
        if (node == null) throw new NoSuchFileException(path.toString());
        return node instanceof Node.File file
                ? new Entry(path, false, file.size(), file.modifiedMillis)
                : new Entry(path, true, 0, 0);
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        begin("list", directory);
        List<Entry> entries = new ArrayList<>();
        for (Path child : disk.list(directory)) entries.add(known(child));
        return entries;
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        begin("read", file);
        return disk.file(file).read(position);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        begin("create", file);
        return new Writing(file, disk.create(file));
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        begin("append", file);
        return new Writing(file, disk.append(file));
    }

    @Override
    public void sync(Path path) throws IOException {
        begin("sync", path);
        pause();
        boolean isForgotten = disk.find(path) instanceof Node.Directory
                ? world.errs("directories-are-not-synced")
                : world.errs("state-is-not-synced") && path.toString().contains("state-");
        if (!isForgotten) disk.sync(path);
        life.call("synced " + path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        begin("move to", to);
        pause();
        disk.move(from, to);
        if (to.endsWith(MANIFEST) && to.toString().contains("/chk-")) newest = to;
        life.call("moved to " + to);
    }

    @Override
    public boolean moveIfFree(Path from, Path to) throws IOException {
        begin("move if free to", to);
        pause();
        if (disk.find(to) != null) return false;
        disk.move(from, to);
        life.call("moved to " + to);
        return true;
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        begin("make", directory);
        disk.makeDirectories(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        begin("delete", path);
        // Only a job that has ended deletes its newest checkpoint.
        if (path.equals(newest)) life.spare();
        disk.delete(path);
    }

    @Override
    public Path temporaryDirectory(String prefix) throws IOException {
        life.call("temporary " + prefix);
        return disk.temporaryDirectory(prefix);
    }

    private void begin(String what, Path path) throws IOException {
        life.call(what + " " + path);
        if (disk.fails(world.temper().errorEvery())) {
            life.note("failed: " + what + " " + path);
            world.happened(Happening.DISK_ERROR);
            throw new IOException("the disk failed on purpose");
        }
    }

    private void pause() {
        long most = world.temper().diskNanos();
        if (most > 0) life.sleep(disk.chance().nextLong(2 * most));
    }

    private void needRoom() throws IOException {
        long now = world.nanos();
        if (now >= world.temper().fullFromNanos() && now < world.temper().fullUntilNanos()) {
            life.note("no room");
            world.happened(Happening.DISK_FULL);
            throw new IOException("no space left on this disk, on purpose");
        }
    }

    private final class Writing extends OutputStream {
        private final Path path;
        private final Node.File file;

        Writing(Path path, Node.File file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begin("write", path);
            needRoom();
            file.append(bytes, offset, length);
            file.modifiedMillis = world.millis();
        }
    }
}
