package dev.millrace.api.fs;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.util.StringUtils;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a file or directory by a path with an optional scheme and authority. Paths are immutable. Two paths are equal
/// if their normalized forms are equal.
public class Path implements Serializable, Comparable<Path> {
    private static final long serialVersionUID = 1L;

    private static final Pattern DRIVE = Pattern.compile("/?[a-zA-Z]:");

    public static final String SEPARATOR = "/";
    public static final char SEPARATOR_CHAR = '/';
    public static final String CUR_DIR = ".";

    private final URI uri;

    /// Creates the root path.
    public Path() {
        this(null, null, SEPARATOR);
    }

    /// @param uri a URI with or without a scheme
    public Path(URI uri) {
        this(uri.getScheme(), uri.getAuthority(), uri.getPath());
    }

    /// @param path for example `/data/in`, `data/in`, `file:///data/in` or `s3://bucket/in`; not percent-encoded
    public Path(String path) {
        this.uri = parse(path);
    }

    /// Creates the path of a child of a directory.
    public Path(String parent, String child) {
        this(new Path(parent), new Path(child));
    }

    /// Creates the path of a child of a directory.
    public Path(Path parent, String child) {
        this(parent, new Path(child));
    }

    /// Creates the path of a child of a directory.
    public Path(String parent, Path child) {
        this(new Path(parent), child);
    }

    /// Creates the path of a child of a directory. A leading slash of the child is ignored.
    public Path(Path parent, Path child) {
        this(
                parent.uri.getScheme(),
                parent.uri.getAuthority(),
                (parent.getPath().endsWith(SEPARATOR) ? parent.getPath() : parent.getPath() + SEPARATOR)
                        + (child.isAbsolute() ? child.getPath().substring(1) : child.getPath()));
    }

    public Path(@Nullable String scheme, @Nullable String authority, String path) {
        this.uri = uri(scheme, authority, path);
    }

    /// Returns the absolute path of a local file.
    public static Path fromLocal(java.nio.file.Path local) {
        return new Path(null, null, local.toAbsolutePath().toString());
    }

    /// Returns the path of a local file. The result is absolute if the file is.
    public static Path fromLocalFile(File file) {
        return new Path(null, null, file.getPath());
    }

    /// Reads a path or null that [#serializeToDataOutputView] wrote.
    public static @Nullable Path deserializeFromDataInputView(DataInputView in) throws IOException {
        return in.readBoolean() ? new Path(StringUtils.readString(in)) : null;
    }

    /// Writes a path or null.
    public static void serializeToDataOutputView(@Nullable Path path, DataOutputView out) throws IOException {
        out.writeBoolean(path != null);
        if (path != null) StringUtils.writeString(path.toString(), out);
    }

    /// Returns the local file or directory.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the scheme is not local
    public java.nio.file.Path toLocal() {
        FileSystem.checkLocal(uri, this);
        return java.nio.file.Path.of(getPath());
    }

    /// Returns the path as a URI.
    public URI toUri() {
        return uri;
    }

    /// Returns the file system of the path.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is no file system for the scheme
    public FileSystem getFileSystem() throws IOException {
        return FileSystem.get(uri);
    }

    /// Returns the path with the scheme and authority of a file system. A relative path is resolved against the working
    /// directory. A path with a scheme keeps its scheme and authority.
    public Path makeQualified(FileSystem fs) {
        Path absolute = isAbsolute() ? this : new Path(fs.getWorkingDirectory(), this);
        if (uri.getScheme() != null) return absolute;
        return new Path(fs.getUri().getScheme(), fs.getUri().getAuthority(), absolute.getPath());
    }

    /// Returns whether the path starts with a Windows drive, such as `/C:/data`.
    public boolean hasWindowsDrive() {
        return DRIVE.matcher(getPath()).lookingAt();
    }

    /// Tells whether the path starts at the root.
    public boolean isAbsolute() {
        return uri.getPath().startsWith(SEPARATOR);
    }

    /// Returns the last part of the path; empty for the root.
    public String getName() {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf(SEPARATOR_CHAR) + 1);
    }

    /// Returns the path without scheme and authority.
    public String getPath() {
        return uri.getPath();
    }

    /// Returns the parent directory; null for the root.
    public @Nullable Path getParent() {
        String path = uri.getPath();
        if (path.equals(SEPARATOR) || path.isEmpty()) return null;
        int slash = path.lastIndexOf(SEPARATOR_CHAR);
        String parent = slash < 0 ? CUR_DIR : slash == 0 ? SEPARATOR : path.substring(0, slash);
        return new Path(uri.getScheme(), uri.getAuthority(), parent);
    }

    /// Returns the path with a suffix appended.
    public Path suffix(String suffix) {
        return new Path(uri.getScheme(), uri.getAuthority(), uri.getPath() + suffix);
    }

    /// Returns the number of path elements; 0 for the root.
    public int depth() {
        String path = uri.getPath();
        return path.equals(SEPARATOR)
                ? 0
                : (int) path.chars().filter(c -> c == SEPARATOR_CHAR).count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (uri.getScheme() != null) text.append(uri.getScheme()).append(':');
        if (uri.getAuthority() != null) text.append("//").append(uri.getAuthority());
        return text.append(uri.getPath()).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path path && uri.equals(path.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public int compareTo(Path other) {
        return uri.compareTo(other.uri);
    }

    private static URI parse(String text) {
        String rest = text.strip();
        String scheme = null;
        String authority = null;
        int colon = rest.indexOf(':');
        if (colon > 0 && (rest.indexOf(SEPARATOR_CHAR) < 0 || colon < rest.indexOf(SEPARATOR_CHAR))) {
            scheme = rest.substring(0, colon);
            rest = rest.substring(colon + 1);
        }
        if (rest.startsWith("//") && scheme != null) {
            int end = rest.indexOf(SEPARATOR_CHAR, 2);
            authority = end < 0 ? rest.substring(2) : rest.substring(2, end);
            rest = end < 0 ? "" : rest.substring(end);
        }
        if (rest.isEmpty() && authority == null) {
            throw FileSystemFaults.BAD_PATH
                    .argument("The path '%s' has no file name.", text)
                    .fix("Add the name of a file or directory.");
        }
        return uri(scheme, authority, rest);
    }

    private static URI uri(@Nullable String scheme, @Nullable String authority, String path) {
        String spot = authority == null || authority.isEmpty() ? null : authority;
        String clean = path.replaceAll("/{2,}", SEPARATOR);
        if (clean.length() > 1 && clean.endsWith(SEPARATOR)) clean = clean.substring(0, clean.length() - 1);
        if (clean.isEmpty()) clean = SEPARATOR;
        try {
            return new URI(scheme, spot, clean, null, null);
        } catch (URISyntaxException failed) {
            throw FileSystemFaults.BAD_PATH
                    .argument("The path '%s' is malformed.", path)
                    .cause(failed)
                    .fix("Write the path as /dir/file or scheme://authority/dir/file.");
        }
    }
}
