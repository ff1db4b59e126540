from tests.test_pseudo_locales import *
@pytest.mark.parametrize("language", [LONG, MIRRORED])
@pytest.mark.parametrize("width", [320,1280])
def test_shots(language,width,walk):
    for n,page in enumerate(walk(language,width)):
        page.screenshot(path=f"/tmp/toolswork/shot-{language}-{width}-{n}.png", full_page=False)
