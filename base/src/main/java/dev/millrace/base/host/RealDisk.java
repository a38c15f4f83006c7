package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Accesses files through the JDK.
record RealDisk(TemporaryDirectories temporary, ProcessExit exit) implements Disk {

    @Override
    public boolean exists(Path path) {
        return Files.exists(path);
    }

    @Override
    public Entry entry(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        boolean directory = attributes.isDirectory();
        return new Entry(
                path,
                directory,
                directory ? 0 : attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        List<Path> children;
        try (Stream<Path> stream = Files.list(directory)) {
            children = stream.sorted().toList();
        }
        List<Entry> entries = new ArrayList<>(children.size());
        for (Path child : children) {
            try {
                entries.add(entry(child));
            } catch (NoSuchFileException vanished) {
                // The file was deleted after it was listed.
                continue;
            }
        }
        return entries;
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ);
        channel.position(position);
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        makeParent(file);
        return Files.newOutputStream(file);
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        makeParent(file);
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        makeParent(to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean moveIfFree(Path from, Path to) throws IOException {
        makeParent(to);
        try {
            // A rename would replace an existing target. A hard link fails if the target exists, and
            // appears with the complete contents.
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
        Files.delete(from);
        return true;
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public OptionalLong free(Path path) throws IOException {
        return OptionalLong.of(Files.getFileStore(existing(path)).getUsableSpace());
    }

    @Override
    public OptionalLong size(Path path) throws IOException {
        return OptionalLong.of(Files.getFileStore(existing(path)).getTotalSpace());
    }

    @Override
    public Optional<Path> temporaryFiles() {
        return Optional.of(temporary.parent());
    }

    @Override
    public boolean isWritable(Path path) {
        return Files.isWritable(existing(path));
    }

    /// Returns the path itself, or the nearest existing directory above it.
    private static Path existing(Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) {
            @Nullable Path parent = there.getParent();
            if (parent == null) break;
            there = parent;
        }
        return there;
    }

    @Override
    public Path temporaryDirectory(String prefix) throws IOException {
        exit.register();
        return temporary.make(prefix);
    }

    private static void makeParent(Path file) throws IOException {
        @Nullable Path parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
    }
}
