import EntenteModel
import Testing

@testable import EntenteInput

struct `A web page` {
  private static let page = """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>Talks resume | The Strelsau Post</title>
    <meta property="og:site_name" content="The Strelsau Post">
    <link rel="canonical" href="https://post.example/world/talks">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Talks resume in Strelsau",
      "datePublished": "2024-11-05T10:00:00+01:00", "author": {"@type": "Person", "name": "Ann Lee"}}]}</script>
    <script>document.write("<p>Not a word of this is part of any report that was ever written.</p>")</script></head>
    <body><div class="cookie-notice">We would like to use cookies, and so would our eight hundred partners.</div>
    <nav><a href="/">Home</a> <a href="/world">World news and what is behind it</a></nav>
    <div class="page-with-sidebar"><article>
    <h1>Talks resume in Strelsau</h1><span class="byline">By <a rel="author">Ann Lee</a></span>
    <p>Ruritanian and Bordurian envoys met in Strelsau on Tuesday, an official said.</p>
    <figure><img src="a.jpg"><figcaption>Envoys in Strelsau on a cold morning in November.</figcaption></figure>
    <p>The <em>foreign minister</em> of Ruritania<br>called the talks &ldquo;useful&rdquo; &amp; long.</p>
    <div class="related-stories"><p>Read next: how a small bridge became the centre of a war of words.</p></div>
    <p>They are to go on in the spring, and nobody expects them to end before the summer.</p>
    <div class="share">Share this story with your friends on all the networks that you use.</div>
    </article><aside><p>Most read: ten pictures of castles that you have not seen before today.</p></aside></div>
    <section id="comments"><p>I was there and it was nothing like that at all, believe me, said a reader.</p></section>
    <footer><p>© The Strelsau Post. All rights reserved in all countries of the world.</p></footer></body></html>
    """

  @Test func `gives its report and nothing else`() throws {
    let found = try Folder().read(Self.page.utf8, as: "talks.html")
    let document = try #require(found.documents.first)
    #expect(
      document.text == """
        Talks resume in Strelsau

        Ruritanian and Bordurian envoys met in Strelsau on Tuesday, an official said.

        The foreign minister of Ruritania called the talks “useful” & long.

        They are to go on in the spring, and nobody expects them to end before the summer.
        """)
    #expect(found.messages.isEmpty)
  }

  @Test func `says who published it, when, where, and who wrote it`() throws {
    let document = try #require(try Folder().read(Self.page.utf8, as: "talks.html").documents.first)
    #expect(document.title == "Talks resume in Strelsau")
    #expect(document.source == "The Strelsau Post")
    #expect(document.published?.description == "2024-11-05")
    #expect(document.address == "https://post.example/world/talks")
    #expect(document.author == "Ann Lee")
  }

  @Test func `is read without any of the marks that help`() throws {
    let page = """
      <html><title>Talks resume</title><body><table><tr><td><a href=1>Home</a><td><a href=2>World</a></table>
      <div><div><h1>Talks resume</h1>By ANN LEE<br><br>Envoys of Ruritania and Borduria met in Strelsau on Tuesday.<br><br>
      They are to meet again in the spring, and it will take time.</div></div></body></html>
      """
    let document = try #require(try Folder().read(page.utf8, as: "old.htm").documents.first)
    #expect(document.title == "Talks resume")
    #expect(document.text.contains("Envoys of Ruritania and Borduria met in Strelsau on Tuesday."))
    #expect(!document.text.contains("Home"))
  }

  @Test func `without a report is left out`() throws {
    let found = try Folder().read(
      "<html><body><nav><a href=/>Home</a></nav></body></html>".utf8, as: "a.html")
    #expect(found.messages == ["a.html: there are no words in it"])
  }

  @Test func `that is nested without end is left out`() throws {
    let page = String(repeating: "<div>", count: 5000) + "Talks"
    let found = try Folder().read(page.utf8, as: "deep.html")
    #expect(found.documents.isEmpty)
    #expect(found.messages == ["deep.html: nested deeper than 200 levels; --max-nesting raises the limit"])
  }

  @Test func `names no file that is read, and no address that is asked`() throws {
    let folder = try Folder()
    let secret = try folder.write("the secret of the castle".utf8, to: "secret.txt")
    let feed = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://\(secret)">]>
      <rss><channel><title>N</title><item><title>Talks</title><description>The talks &x; go on.</description></item></channel></rss>
      """
    let found = try folder.read(feed.utf8, as: "feed.rss")
    #expect(!found.documents.contains { $0.text.contains("secret") })
  }

  @Test func `that multiplies itself by entities stays small`() throws {
    var feed = "<!DOCTYPE r [<!ENTITY a0 \"talks \">"
    for level in 1...20 {
      feed += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    feed +=
      "]><rss><channel><item><title x=\"&a20;\">T</title><description>&a20;</description></item></channel></rss>"
    let found = try Folder().read(feed.utf8, as: "laughs.rss")
    #expect(found.documents.allSatisfy { $0.text.utf8.count < 1_000_000 })
  }
}

struct `A feed` {
  @Test func `of RSS gives a document for each item`() throws {
    let feed = """
      <?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
       xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Strelsau Wire</title>
      <item><title>Talks resume</title><link>https://wire.example/1</link><dc:creator>Ann Lee</dc:creator>
      <pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate><description>Short.</description>
      <content:encoded><![CDATA[<p>The caf\u{E9} was closed.</p><p>Talks went on.</p>]]></content:encoded></item>
      <item><title>A bridge</title><guid isPermaLink="false">n-2</guid><description>Guards &lt;b&gt;closed&lt;/b&gt; it.</description></item>
      </channel></rss>
      """
    let found = try Folder().read(feed.unicodeScalars.map { UInt8($0.value) }, as: "feed.xml.rss")
    #expect(found.documents.map(\.title) == ["Talks resume", "A bridge"])
    let first = try #require(found.documents.first)
    #expect(first.text == "Talks resume\n\nThe café was closed.\n\nTalks went on.")
    #expect(first.path == "https://wire.example/1" && first.author == "Ann Lee")
    #expect(first.source == "Strelsau Wire" && first.published?.description == "2024-11-05")
    #expect(found.documents[1].text == "A bridge\n\nGuards closed it.")
    #expect(found.documents[1].path.hasSuffix("feed.xml.rss#n-2"))
  }

  @Test func `may hold markup in its headlines, and addresses of its own site`() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://klow.example/feed"><title>Klow Daily</title>
      <entry><title type="html">Syldavia &lt;b&gt;joins&lt;/b&gt; union &amp;#8211; at last</title><link href="/customs?utm_source=feed"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It took <b>ten</b> years.</p><ul><li>It is the fifth member.</li></ul>
      <blockquote>We are glad, President Muskar said.</blockquote><p>The post <a href="/c">Syldavia</a> appeared first on <a href="/">Klow Daily</a>.</p></div></content></entry></feed>
      """
    let document = try #require(try Folder().read(feed.utf8, as: "feed.xml").documents.first)
    #expect(
      document.text == """
        Syldavia joins union – at last

        It took ten years.

        It is the fifth member.

        We are glad, President Muskar said.
        """)
    #expect(document.address == "https://klow.example/customs")
  }

  @Test func `of Atom does too`() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Strelsau Wire</title><entry><title>Talks resume</title>
      <link rel="self" href="https://wire.example/self"/><link href="https://wire.example/1"/>
      <author><name>Ann Lee</name></author><published>2024-11-05T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Talks went on.</p></div></content></entry></feed>
      """
    let document = try #require(try Folder().read(feed.utf8, as: "feed.atom").documents.first)
    #expect(document.text == "Talks resume\n\nTalks went on.")
    #expect(document.address == "https://wire.example/1" && document.author == "Ann Lee")
  }
}
