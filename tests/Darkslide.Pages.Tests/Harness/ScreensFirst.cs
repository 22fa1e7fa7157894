using Darkslide.Pages.Tests.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ScreensFirst))]

namespace Darkslide.Pages.Tests.Harness;

/// <summary>Two collections run at once; those that take longest go first, so that neither waits long for the other at the end.</summary>
public sealed class ScreensFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName.Contains("ScreensTests", StringComparison.Ordinal))];
}
