namespace Site.Help;

/// <summary>Who may see a draft is the CMS's to say.</summary>
public interface IPreviewAccess
{
    bool MayRead(HttpRequest request, Guid document);
}
