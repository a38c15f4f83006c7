package dev.millrace.runtime.escape;

import java.lang.constant.MethodTypeDesc;

/// A method that is certain to be run by a call.
///
/// @param owner the class that has its code
record CalledMethod(Class<?> owner, String name, MethodTypeDesc type, boolean isStatic) {}
