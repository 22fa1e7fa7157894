using System.Text.Json.Serialization;

namespace Darkslide.Imaging;

/// <summary>What kind of thing a picture reveals. The JSON names are stable; pages look their texts up by them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>Where: coordinates in decimal degrees, altitude, direction, place names.</summary>
    [JsonStringEnumMemberName("position")]
    Position,

    /// <summary>Camera, telephone, computer or scanner.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>Numbers that are given to one thing only: bodies, lenses, pictures.</summary>
    [JsonStringEnumMemberName("serial-number")]
    SerialNumber,

    /// <summary>The lens.</summary>
    [JsonStringEnumMemberName("lens")]
    Lens,

    /// <summary>Owner, author, rights holder, contact.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,

    /// <summary>Programs and firmware.</summary>
    [JsonStringEnumMemberName("software")]
    Software,

    /// <summary>Any time: taken, changed, by satellite.</summary>
    [JsonStringEnumMemberName("time")]
    Time,

    /// <summary>A smaller or other picture inside the file; it may show what was cropped away.</summary>
    [JsonStringEnumMemberName("thumbnail")]
    Thumbnail,

    /// <summary>Captions, comments, titles, keywords, prompts.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>Marked faces and the names given to them.</summary>
    [JsonStringEnumMemberName("face")]
    Face,

    /// <summary>What was done to the picture, and which files it came from.</summary>
    [JsonStringEnumMemberName("edit-history")]
    EditHistory,

    /// <summary>C2PA content credentials; removing them removes the proof of origin too.</summary>
    [JsonStringEnumMemberName("content-credentials")]
    ContentCredentials,

    /// <summary>Video or sound, such as the seconds around a motion photo.</summary>
    [JsonStringEnumMemberName("audio-video")]
    AudioVideo,

    /// <summary>A depth map or an HDR gain map; without the latter a picture looks as on an ordinary screen.</summary>
    [JsonStringEnumMemberName("depth-or-gain-map")]
    DepthOrGainMap,

    /// <summary>A colour profile that names a device or program; its colours are kept.</summary>
    [JsonStringEnumMemberName("profile-identity")]
    ProfileIdentity,

    /// <summary>Bytes behind the end of the picture.</summary>
    [JsonStringEnumMemberName("trailing-bytes")]
    TrailingBytes,

    /// <summary>Anything else that was removed.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
