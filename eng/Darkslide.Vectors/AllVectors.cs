namespace Darkslide.Vectors;

/// <summary>Everything in spec/vectors, made from fixed inputs.</summary>
internal static class AllVectors
{
    public static IEnumerable<Vector> Make() =>
    [
        .. LinkVectors.Make(), .. KeyVectors.Make(), .. PaddingVectors.Make(), .. SealingVectors.Make(),
        .. ManifestVectors.Make(), .. VaultVectors.Make(), .. PicksAccessVectors.Make(), .. PicksVectors.Make(), .. DeviceVectors.Make(), .. AddressVectors.Make(),
        .. ReceiptVectors.Make(),
    ];
}
