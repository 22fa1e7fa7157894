using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>The whole way without a mouse.</summary>
public sealed class StudioKeyboardTests(Stage stage)
{
    [Fact]
    public async Task From_choosing_to_ending_with_the_keyboard_alone()
    {
        await using var sender = await StudioVisitor.Arrive(stage);
        var page = sender.Page;
        // Listening from the start: the browser is told to hand the dialog over before a key is pressed.
        page.FileChooser += (_, _) => { };
        await sender.Button("Choose pictures").WaitForAsync();
        await TabTo("Choose pictures");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync([await Files.Revealing(stage), Files.Of("notes.txt", "x"u8.ToArray())]);
        await sender.See("1 file can't be sent");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your pictures" })).ToBeFocusedAsync();
        await TabTo("Leave it out");
        await page.Keyboard.PressAsync("Enter");
        await TabTo("Title");
        await page.Keyboard.TypeAsync("By hand");
        await TabTo("Anyone with the link");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo("Names, one on each line");
        await page.Keyboard.TypeAsync("Anna");
        await TabTo("Ask for a password");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await sender.See("Write a password, or don't ask for one.");
        await Assertions.Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("by hand as well");
        await page.Keyboard.PressAsync("Enter");
        await sender.Arrived();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The link is ready" })).ToBeFocusedAsync();
        await TabTo("Manage this share");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".link-panel").WaitForAsync();
        await TabTo("End now: Anna");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sender.Button("Keep it")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sender.Button("End now: Anna")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabTo("End it for good");
        await page.Keyboard.PressAsync("Enter");
        await sender.See("This share has ended");

        async Task TabTo(string name)
        {
            for (var presses = 0; presses < 60; presses++)
            {
                if (await page.EvaluateAsync<bool>(IsFocused, name)) return;
                await page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"'{name}' can't be reached with the Tab key.");
        }
    }

    private const string IsFocused =
        """
        (name) => {
          const at = document.activeElement;
          const label = at?.labels?.[0]?.textContent ?? at?.closest("label")?.textContent;
          return at !== document.body && [at?.getAttribute("aria-label"), label, at?.textContent].some((text) => text?.trim() === name);
        }
        """;
}
