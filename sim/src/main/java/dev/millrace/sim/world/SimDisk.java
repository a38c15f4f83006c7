package dev.millrace.sim.world;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Simulates a disk in memory. The disk survives the lives that use it, and loses unsynced data at a crash.
final class SimDisk {
    private final Node.Directory root = new Node.Directory();
    private final RandomGenerator chance;
    /// The files and directories that were durable when a program deleted them.
    private final Set<Path> deleted = new HashSet<>();
    private int errorsLeft;
    private int temporaries;

    SimDisk(RandomGenerator chance, int errors) {
        this.chance = chance;
        this.errorsLeft = errors;
        makePlace(Path.of("/sim/checkpoints"));
    }

    /// Makes a durable directory with durable parents.
    void makePlace(Path directory) {
        try {
            makeDirectories(directory);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        Node.Directory at = root;
        for (Path name : directory) {
            at.sync(name.toString());
            if (at.entries().get(name.toString()) instanceof Node.Directory below) at = below;
        }
    }

    void damage(Path path, RandomGenerator by) {
        if (find(path) instanceof Node.File file) file.damage(by);
    }

    /// Deletes a file or directory with its content durably.
    void lose(Path path) {
        Path above = path.getParent();
        if (above == null || !(find(above) instanceof Node.Directory directory)) return;
        directory.put(name(path), null);
        directory.sync(name(path));
    }

    RandomGenerator chance() {
        return chance;
    }

    /// Returns whether this call fails.
    boolean fails(int errorEvery) {
        if (errorsLeft == 0 || chance.nextInt(errorEvery) != 0) return false;
        errorsLeft--;
        return true;
    }

    void crash() {
        root.crash(chance);
    }

    boolean isDurable(Path path) {
        Node.Directory directory = root;
        Node node = root;
        for (Path name : path) {
            if (!(node instanceof Node.Directory inner)) return false;
            directory = inner;
            if (!directory.isDurable(name.toString())) return false;
            node = directory.entries().get(name.toString());
        }
        return node != null && node.isSynced();
    }

    @Nullable
    Node find(Path path) {
        Node node = root;
        for (Path name : path) {
            if (!(node instanceof Node.Directory directory)) return null;
            node = directory.entries().get(name.toString());
        }
        return node;
    }

    Node.File file(Path path) throws IOException {
        if (find(path) instanceof Node.File file) return file;
        throw new NoSuchFileException(path.toString());
    }

    private Node.Directory directory(Path path) throws IOException {
        if (find(path) instanceof Node.Directory directory) return directory;
        throw new NoSuchFileException(path.toString());
    }

    Node.Directory makeDirectories(Path path) throws IOException {
        Node.Directory directory = root;
        for (Path name : path) {
            Node node = directory.entries().get(name.toString());
            if (node == null) {
                node = new Node.Directory();
                directory.put(name.toString(), node);
            }
            if (!(node instanceof Node.Directory inner)) throw new IOException(name + " of " + path + " is a file");
            directory = inner;
        }
        return directory;
    }

    Node.File create(Path path) throws IOException {
        Node.File made = new Node.File();
        parent(path).put(name(path), made);
        return made;
    }

    Node.File append(Path path) throws IOException {
        return find(path) instanceof Node.File file ? file : create(path);
    }

    private Node.Directory parent(Path path) throws IOException {
        Path parent = path.getParent();
        return parent == null ? root : makeDirectories(parent);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    List<Path> list(Path path) throws IOException {
        List<Path> children = new ArrayList<>();
        for (Map.Entry<String, Node> each : directory(path).entries().entrySet())
            children.add(path.resolve(each.getKey()));
        return children;
    }

    List<Path> children(Path path) {
        if (!(find(path) instanceof Node.Directory directory)) return List.of();
        return directory.entries().keySet().stream().map(path::resolve).toList();
    }

    void sync(Path path) throws IOException {
        Node node = find(path);
        if (node == null) throw new NoSuchFileException(path.toString());
        node.sync();
    }

    void move(Path from, Path to) throws IOException {
        Node node = find(from);
        if (node == null) throw new NoSuchFileException(from.toString());
        Node.Directory target = parent(to);
        Node.Directory source = parent(from);
        target.put(name(to), node);
        source.put(name(from), null);
    }

    void delete(Path path) throws IOException {
        Node node = find(path);
        if (node == null) return;
        if (node instanceof Node.Directory directory && !directory.entries().isEmpty())
            throw new DirectoryNotEmptyException(path.toString());
        if (isDurable(path)) deleted.add(path);
        parent(path).put(name(path), null);
    }

    /// Returns whether a program has deleted a durable file or directory at a path that ends with the given one.
    boolean hasLetGo(Path end) {
        return deleted.stream().anyMatch(each -> each.endsWith(end));
    }

    Path temporaryDirectory(String prefix) throws IOException {
        Path path = Path.of("/tmp", prefix + ++temporaries);
        makeDirectories(path);
        return path;
    }
}
