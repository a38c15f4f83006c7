package dev.millrace.table.api;

import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import dev.millrace.table.resource.ResourceUri;
import java.util.List;

/// Gives functions of programs names, by which queries call them.
public interface FunctionRegistration {

    /// Adds a function.
    ///
    /// @param path the name, perhaps with catalog and database
    /// @param ignoreIfExists whether an older function stays as it is; otherwise it is an error
    void addFunction(FunctionScope scope, String path, UserDefinedFunction function, boolean ignoreIfExists);

    /// Removes a function, and returns whether there was one.
    boolean removeFunction(FunctionScope scope, String path);

    /// Adds a function that belongs to no catalog.
    default void createTemporarySystemFunction(String name, Class<? extends UserDefinedFunction> functionClass) {
        createTemporarySystemFunction(name, UserDefinedFunctionHelper.instantiateFunction(functionClass));
    }

    /// Adds a function that belongs to no catalog.
    default void createTemporarySystemFunction(String name, UserDefinedFunction functionInstance) {
        addFunction(FunctionScope.SYSTEM, name, functionInstance, false);
    }

    /// Removes a function that belongs to no catalog, and returns whether there was one.
    default boolean dropTemporarySystemFunction(String name) {
        return removeFunction(FunctionScope.SYSTEM, name);
    }

    /// Adds a function to a catalog.
    default void createFunction(String path, Class<? extends UserDefinedFunction> functionClass) {
        createFunction(path, functionClass, false);
    }

    /// Adds a function to a catalog.
    ///
    /// @param ignoreIfExists whether an older function stays as it is; otherwise it is an error
    default void createFunction(
            String path, Class<? extends UserDefinedFunction> functionClass, boolean ignoreIfExists) {
        UserDefinedFunction function = UserDefinedFunctionHelper.instantiateFunction(functionClass);
        addFunction(FunctionScope.PERMANENT, path, function, ignoreIfExists);
    }

    /// Adds a temporary function to a catalog.
    default void createTemporaryFunction(String path, Class<? extends UserDefinedFunction> functionClass) {
        createTemporaryFunction(path, UserDefinedFunctionHelper.instantiateFunction(functionClass));
    }

    /// Adds a temporary function to a catalog.
    default void createTemporaryFunction(String path, UserDefinedFunction functionInstance) {
        addFunction(FunctionScope.TEMPORARY, path, functionInstance, false);
    }

    /// Removes a function from a catalog, and returns whether there was one.
    default boolean dropFunction(String path) {
        return removeFunction(FunctionScope.PERMANENT, path);
    }

    /// Removes a temporary function from a catalog, and returns whether there was one.
    default boolean dropTemporaryFunction(String path) {
        return removeFunction(FunctionScope.TEMPORARY, path);
    }

    /// Returns the names of the functions of programs that simple names can call.
    String[] listUserDefinedFunctions();

    /// Returns the names of all functions that simple names can call.
    String[] listFunctions();

    /// Adds a described function.
    ///
    /// @param ignoreIfExists whether an existing function is kept
    void addFunction(FunctionScope scope, String path, FunctionDescriptor function, boolean ignoreIfExists);

    /// Adds a function to the current catalog.
    default void createFunction(String path, FunctionDescriptor functionDescriptor) {
        createFunction(path, functionDescriptor, false);
    }

    /// Adds a function to the current catalog.
    ///
    /// @param ignoreIfExists whether an existing function is kept
    default void createFunction(String path, FunctionDescriptor functionDescriptor, boolean ignoreIfExists) {
        addFunction(FunctionScope.PERMANENT, path, functionDescriptor, ignoreIfExists);
    }

    /// Adds a function of a jar to the current catalog.
    default void createFunction(String path, String className, List<ResourceUri> resourceUris) {
        createFunction(path, className, resourceUris, false);
    }

    /// Adds a function of a jar to the current catalog.
    ///
    /// @param ignoreIfExists whether an existing function is kept
    default void createFunction(String path, String className, List<ResourceUri> resourceUris, boolean ignoreIfExists) {
        createFunction(path, described(className, resourceUris), ignoreIfExists);
    }

    /// Adds a function that lasts as long as the environment.
    default void createTemporaryFunction(String path, FunctionDescriptor functionDescriptor) {
        addFunction(FunctionScope.TEMPORARY, path, functionDescriptor, false);
    }

    /// Adds a function of a jar that lasts as long as the environment.
    default void createTemporaryFunction(String path, String className, List<ResourceUri> resourceUris) {
        createTemporaryFunction(path, described(className, resourceUris));
    }

    /// Adds a function without a catalog that lasts as long as the environment.
    default void createTemporarySystemFunction(String name, FunctionDescriptor functionDescriptor) {
        addFunction(FunctionScope.SYSTEM, name, functionDescriptor, false);
    }

    /// Adds a function of a jar without a catalog that lasts as long as the environment.
    default void createTemporarySystemFunction(String name, String className, List<ResourceUri> resourceUris) {
        createTemporarySystemFunction(name, described(className, resourceUris));
    }

    private static FunctionDescriptor described(String className, List<ResourceUri> resourceUris) {
        return FunctionDescriptor.forClassName(className)
                .resourceUris(resourceUris)
                .build();
    }

    /// Adds a function without a catalog. The same as [#createTemporarySystemFunction(String, UserDefinedFunction)].
    default void registerFunction(String name, ScalarFunction function) {
        createTemporarySystemFunction(name, function);
    }
}
