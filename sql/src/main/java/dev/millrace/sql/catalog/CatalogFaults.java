package dev.millrace.sql.catalog;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.NearestName;
import java.util.Collection;

/// Makes the faults of statements about catalogs.
public final class CatalogFaults {
    static final Fault EXISTS = new Fault(2854, Category.USER, "an object of a catalog exists already");
    static final Fault NAME = new Fault(2858, Category.USER, "the name of a table has too many parts");
    static final Fault MISSING = new Fault(2890, Category.USER, "an object of a catalog does not exist");
    /// Reports an exception of a catalog of a program.
    public static final Fault CATALOG = new Fault(2919, Category.USER, "a catalog of a program has failed");

    static final Fault IN_USE = new Fault(2891, Category.USER, "an object of a catalog cannot be dropped");

    private CatalogFaults() {}

    /// Reports an object that does not exist.
    ///
    /// @param known the names of objects of this kind
    public static MillraceException missing(String kind, String name, Collection<String> known) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String near = NearestName.of(simple, known);
        String fix = near != null
                ? "Write " + near + " instead of " + simple + "."
                : "Correct the name, or list the known names with SHOW.";
        return MISSING.what("The %s %s does not exist.", kind, name).fix("%s", fix);
    }

    /// Reports an exception that a catalog of a program has thrown. Coded exceptions stay as they are.
    public static MillraceException thrown(Exception exception) {
        if (exception instanceof MillraceException known) return known;
        return CATALOG.what("A catalog of the program has thrown %s.", exception)
                .cause(exception)
                .fix("Read the message of the catalog.");
    }

    /// Reports a catalog of a program that uses what does not exist.
    public static MillraceException incomplete(LinkageError missing) {
        return CATALOG.what("A catalog of the program uses what does not exist: %s.", missing)
                .why("The catalog was built for another version of Flink, or a jar is missing.")
                .cause(missing)
                .fix("Use a version of the catalog for Flink 2, and add all jars that it needs.");
    }

    /// Reports an object that exists already.
    public static MillraceException exists(String kind, String name) {
        return EXISTS.what("The %s %s exists already.", kind, name)
                .fix("Drop it first, use another name, or write IF NOT EXISTS.");
    }

    /// Reports an object that cannot be dropped.
    public static MillraceException inUse(String what, String why, String fix) {
        return IN_USE.what("The %s cannot be dropped.", what).why("%s", why).fix("%s", fix);
    }
}
