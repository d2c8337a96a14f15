// The signatures of Amazon.JSII.Runtime (NuGet) that generated code refers to: enough to compile it, not to run it.
#nullable enable
using System;

namespace Amazon.JSII.Runtime.Deputy
{
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class JsiiAssemblyAttribute : Attribute
    {
        public JsiiAssemblyAttribute(string name, string version, string tarball) { }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class JsiiByValueAttribute : Attribute
    {
        public JsiiByValueAttribute(string fqn) { }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class JsiiClassAttribute : Attribute
    {
        public JsiiClassAttribute(Type nativeType, string fullyQualifiedName, string? parametersJson = null) { }
    }

    [AttributeUsage(AttributeTargets.Enum)]
    public sealed class JsiiEnumAttribute : Attribute
    {
        public JsiiEnumAttribute(Type nativeType, string fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Field)]
    public sealed class JsiiEnumMemberAttribute : Attribute
    {
        public JsiiEnumMemberAttribute(string name) { }
    }

    [AttributeUsage(AttributeTargets.Interface)]
    public sealed class JsiiInterfaceAttribute : Attribute
    {
        public JsiiInterfaceAttribute(Type nativeType, string fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class JsiiTypeProxyAttribute : Attribute
    {
        public JsiiTypeProxyAttribute(Type nativeType, string fullyQualifiedName) { }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class JsiiMethodAttribute : Attribute
    {
        public JsiiMethodAttribute(string name, string? returnsJson = null, string? parametersJson = null) { }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsiiPropertyAttribute : Attribute
    {
        public JsiiPropertyAttribute(string name, string typeJson, bool isOptional = false) { }
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
    public sealed class JsiiOptionalAttribute : Attribute { }

    public sealed class ByRefValue { }

    public sealed class DeputyProps
    {
        public DeputyProps(object?[]? arguments = null) { }
    }

    public abstract class DeputyBase
    {
        protected DeputyBase(DeputyProps props) { }
        protected DeputyBase(ByRefValue reference) { }

        protected T GetInstanceProperty<T>() => throw new NotSupportedException();
        protected void SetInstanceProperty<T>(T value) => throw new NotSupportedException();
        protected T InvokeInstanceMethod<T>(Type[] types, object?[] arguments) => throw new NotSupportedException();
        protected void InvokeInstanceVoidMethod(Type[] types, object?[] arguments) => throw new NotSupportedException();
        protected static T GetStaticProperty<T>(Type type) => throw new NotSupportedException();
        protected static T InvokeStaticMethod<T>(Type type, Type[] types, object?[] arguments) => throw new NotSupportedException();
        protected static void InvokeStaticVoidMethod(Type type, Type[] types, object?[] arguments) => throw new NotSupportedException();
    }
}
