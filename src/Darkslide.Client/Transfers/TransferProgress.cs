namespace Darkslide.Client.Transfers;

/// <summary>How far a transfer is.</summary>
/// <param name="Bytes">Sealed bytes that have moved.</param>
/// <param name="TotalBytes">Sealed bytes in all; while sending an estimate until the last picture is prepared.</param>
/// <param name="Pictures">Pictures that are through.</param>
/// <param name="TotalPictures">Pictures in all.</param>
public readonly record struct TransferProgress(long Bytes, long TotalBytes, int Pictures, int TotalPictures);
