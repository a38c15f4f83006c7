package dev.millrace.table.catalog.store;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.Path;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.exceptions.CatalogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Keeps each definition in a YAML file `<name>.yaml` of a directory, with one line per option, as Flink does. The
/// directory may be in any file system. Several sessions may use a directory. Not thread-safe.
public class FileCatalogStore extends AbstractCatalogStore {
    private static final String EXTENSION = ".yaml";

    private final Path directory;

    /// Creates a store that is not open.
    ///
    /// @param catalogStorePath the path or address of the directory, which is created if it does not exist
    public FileCatalogStore(String catalogStorePath) {
        this.directory = new Path(catalogStorePath);
    }

    @Override
    public void open() throws CatalogException {
        try {
            FileSystem files = directory.getFileSystem();
            if (files.exists(directory) && !files.getFileStatus(directory).isDir()) {
                throw new CatalogException("The store of catalogs " + directory + " is a file, not a directory.");
            }
            files.mkdirs(directory);
        } catch (IOException failed) {
            throw failed("open the store", failed);
        }
        super.open();
    }

    private CatalogException failed(String action, IOException why) {
        return new CatalogException("Could not " + action + " in the directory " + directory + ": " + why, why);
    }

    private Path file(String catalogName) {
        if (!isFileName(catalogName)) {
            throw new CatalogException("The name " + catalogName + " of a catalog cannot be the name of a file.");
        }
        return new Path(directory, catalogName + EXTENSION);
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.matches(".*[/\\\\:].*");
    }

    @Override
    public void storeCatalog(String catalogName, CatalogDescriptor catalog) throws CatalogException {
        checkOpenState();
        if (contains(catalogName)) {
            throw new CatalogException("The store " + directory + " has a catalog " + catalogName + " already.");
        }
        Path file = file(catalogName);
        String text = OptionLines.text(
                catalog.getConfiguration().toMap(), catalog.getComment().orElse(null));
        try (FSDataOutputStream out = file.getFileSystem().create(file, FileSystem.WriteMode.NO_OVERWRITE)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw failed("store the catalog " + catalogName, failed);
        }
    }

    @Override
    public void removeCatalog(String catalogName, boolean ignoreIfNotExists) throws CatalogException {
        checkOpenState();
        if (!contains(catalogName)) {
            if (ignoreIfNotExists) return;
            throw new CatalogException("The store " + directory + " has no catalog " + catalogName + ".");
        }
        Path file = file(catalogName);
        try {
            file.getFileSystem().delete(file, false);
        } catch (IOException failed) {
            throw failed("remove the catalog " + catalogName, failed);
        }
    }

    @Override
    public Optional<CatalogDescriptor> getCatalog(String catalogName) throws CatalogException {
        checkOpenState();
        if (!contains(catalogName)) return Optional.empty();
        Path file = file(catalogName);
        try (FSDataInputStream in = file.getFileSystem().open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            OptionLines.Options read = OptionLines.read(text);
            return Optional.of(
                    CatalogDescriptor.of(catalogName, Configuration.fromMap(read.options()), read.comment()));
        } catch (IOException failed) {
            throw failed("read the catalog " + catalogName, failed);
        } catch (IllegalArgumentException malformed) {
            throw new CatalogException("The file " + file + " is malformed: " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public Set<String> listCatalogs() throws CatalogException {
        checkOpenState();
        Set<String> names = new TreeSet<>();
        try {
            for (FileStatus each : directory.getFileSystem().listStatus(directory)) {
                String name = each.getPath().getName();
                boolean isDefinition = !each.isDir() && name.endsWith(EXTENSION);
                if (isDefinition) names.add(name.substring(0, name.length() - EXTENSION.length()));
            }
        } catch (IOException failed) {
            throw failed("list the catalogs", failed);
        }
        return names;
    }

    @Override
    public boolean contains(String catalogName) throws CatalogException {
        checkOpenState();
        if (!isFileName(catalogName)) return false;
        Path file = file(catalogName);
        try {
            return file.getFileSystem().exists(file);
        } catch (IOException failed) {
            throw failed("find the catalog " + catalogName, failed);
        }
    }
}
