using System.Security.Cryptography;
using Site.Cms.Model;

namespace Site.Cms.Moving.Push;

/// <summary>
/// A document type that is composed of others, with their properties as its own: what a push makes at a target, since no recorded call shows a server
/// that takes a composition. Editors and the Delivery API see no difference. Ids of what is copied follow from the type's and the original's, so that
/// each push finds those of the one before.
/// </summary>
internal static class WholeType
{
    /// <param name="id">Of the type.</param>
    /// <param name="typeOf">The types that it is composed of, by id.</param>
    public static DocumentTypeBody Of(Guid id, DocumentTypeBody type, Func<Guid, DocumentTypeBody> typeOf)
    {
        var (properties, containers) = (type.Properties.ToList(), type.Containers.ToList());
        foreach (var composition in type.Compositions)
        {
            var part = Of(composition.DocumentType.Id, typeOf(composition.DocumentType.Id), typeOf);
            var places = new Dictionary<Guid, Guid>();
            foreach (var container in part.Containers.OrderBy(container => container.Parent is not null))
            {
                var copy = container with { Id = CopyOf(container.Id, id), Parent = Placed(container.Parent) };
                // Umbraco shows tabs and groups of one name as one.
                var same = containers.Find(one => (one.Name, one.Type, one.Parent) == (copy.Name, copy.Type, copy.Parent));
                if (same is null)
                    containers.Add(copy);
                places[container.Id] = (same ?? copy).Id;
            }
            // Two parts may be composed of the same third one.
            properties.AddRange(part.Properties.Where(property => !properties.Exists(own => own.Alias == property.Alias))
                .Select(property => property with { Id = CopyOf(property.Id, id), Container = Placed(property.Container) }).ToList());

            ReferenceById? Placed(ReferenceById? place) => place is null ? null : new ReferenceById(places[place.Id]);
        }
        return type with { Properties = properties, Containers = containers, Compositions = [] };
    }

    private static Guid CopyOf(Guid original, Guid type)
    {
        var hash = SHA256.HashData([.. type.ToByteArray(bigEndian: true), .. original.ToByteArray(bigEndian: true)]);
        // RFC 9562, section 5.8: version 8, and the variant.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
