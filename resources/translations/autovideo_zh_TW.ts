<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Nothing has changed since the newest backup.</source>
        <translation>自最新的備份以來沒有任何變更。</translation>
    </message>
    <message>
        <source>Restored. The file that was there is kept in {folder}.</source>
        <translation>已還原。原本的檔案保留在 {folder}。</translation>
    </message>
    <message>
        <source>Back up, restore and check the library.</source>
        <translation>備份、還原與檢查媒體庫。</translation>
    </message>
    <message>
        <source>Take a backup, opened and verified.</source>
        <translation>建立一份備份，並開啟驗證。</translation>
    </message>
    <message>
        <source>List the backups instead.</source>
        <translation>改為列出備份。</translation>
    </message>
    <message>
        <source>Put a backup (the newest good one, or NAME) in the library&apos;s place. The present file is kept beside it.</source>
        <translation>以備份（最新的完好備份，或 NAME）取代媒體庫檔案。目前的檔案會保留在旁。</translation>
    </message>
    <message>
        <source>Read everything and compare it with its digests.</source>
        <translation>讀取所有內容並與摘要值比對。</translation>
    </message>
    <message>
        <source>{projects} projects and {files} files read.</source>
        <translation>已讀取 {projects} 個專案與 {files} 個檔案。</translation>
    </message>
    <message>
        <source>The library has {count} damaged or missing parts.</source>
        <translation>媒體庫有 {count} 個部分損毀或遺失。</translation>
    </message>
    <message>
        <source>Restore a backup: autovideo-studio library restore. What is missing of a video is made again.</source>
        <translation>請還原備份：autovideo-studio library restore。影片缺少的部分會重新製作。</translation>
    </message>
    <message>
        <source>Say what is healthy, what is not, and what to do.</source>
        <translation>說明哪些部分正常、哪些異常，以及該怎麼處理。</translation>
    </message>
    <message>
        <source>Not healthy: {names}.</source>
        <translation>狀態異常：{names}。</translation>
    </message>
    <message>
        <source>AutoVideo Studio: from an idea or a script to a narrated, illustrated, captioned video.

Works offline: no key, no account, no graphics card.</source>
        <translation>AutoVideo Studio：從構想或腳本，到有旁白、畫面與字幕的影片。

可離線運作：不需要金鑰、帳號或顯示卡。</translation>
    </message>
    <message>
        <source>Begin here:</source>
        <translation>從這裡開始：</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>請參閱 --help。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). Everything made so far is kept.</source>
        <translation>程式內部發生錯誤（{kind}）。目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>Please report it with the log file.</source>
        <translation>請附上記錄檔回報此問題。</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>約剩 {seconds} s</translation>
    </message>
    <message>
        <source>{path}  ({minutes}:{seconds:02d}, made {made}, reused {reused}, {took:.1f} s)</source>
        <translation>{path}（{minutes}:{seconds:02d}，新製 {made}，沿用 {reused}，{took:.1f} s）</translation>
    </message>
    <message>
        <source>List projects, the newest first; with WORDS, those that contain them.</source>
        <translation>列出專案，最新的在前；加上 WORDS 則只列出包含這些字的專案。</translation>
    </message>
    <message>
        <source>Only these.</source>
        <translation>只列出這些。</translation>
    </message>
    <message>
        <source>No projects here yet. Make one: autovideo-studio make article.md -o video.mp4</source>
        <translation>這裡還沒有專案。建立一個：autovideo-studio make article.md -o video.mp4</translation>
    </message>
    <message>
        <source>Show one PROJECT (its id, or the start of it): its scenes, files and history.</source>
        <translation>顯示一個專案 PROJECT（識別碼或其開頭）的場景、檔案與歷程。</translation>
    </message>
    <message>
        <source>version {number}: {file} ({what})</source>
        <translation>版本 {number}：{file}（{what}）</translation>
    </message>
    <message>
        <source>Export a PROJECT again, as it is now. Parts that are already encoded are used again.</source>
        <translation>依目前的狀態再次匯出專案 PROJECT。已編碼的部分會直接沿用。</translation>
    </message>
    <message>
        <source>How it is encoded.</source>
        <translation>編碼方式。</translation>
    </message>
    <message>
        <source>Show all settings, show one KEY, or give it a VALUE.</source>
        <translation>顯示所有設定、顯示一項 KEY，或將它設為 VALUE。</translation>
    </message>
    <message>
        <source>Back to the default.</source>
        <translation>恢復預設值。</translation>
    </message>
    <message>
        <source>Store the key of a PROVIDER (openai, anthropic, …) in the system&apos;s key store. It is asked for, never shown.</source>
        <translation>將服務供應商 PROVIDER（openai、anthropic…）的金鑰存入系統的金鑰庫。輸入時不會顯示。</translation>
    </message>
    <message>
        <source>Remove the stored key.</source>
        <translation>移除已儲存的金鑰。</translation>
    </message>
    <message>
        <source>The key of {provider} is forgotten.</source>
        <translation>已移除 {provider} 的金鑰。</translation>
    </message>
    <message>
        <source>Key of {provider}</source>
        <translation>{provider} 的金鑰</translation>
    </message>
    <message>
        <source>Stored in the system&apos;s key store.</source>
        <translation>已儲存在系統的金鑰庫。</translation>
    </message>
    <message>
        <source>This system has no key store, so the key cannot be kept: {why}</source>
        <translation>系統沒有金鑰庫，無法保存金鑰：{why}</translation>
    </message>
    <message>
        <source>Set the environment variable {name} instead.</source>
        <translation>請改為設定環境變數 {name}。</translation>
    </message>
    <message>
        <source>The project has no data.</source>
        <translation>專案沒有資料。</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>請從備份還原。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>沒有可復原的動作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>沒有可重做的動作。</translation>
    </message>
    <message>
        <source>The project&apos;s data cannot be read. It was left untouched.</source>
        <translation>無法讀取專案資料。資料保持原樣。</translation>
    </message>
    <message>
        <source>The project&apos;s history is damaged at step {step}. Everything before that step is safe.</source>
        <translation>專案歷程在第 {step} 步損毀。該步驟之前的內容都完好。</translation>
    </message>
    <message>
        <source>Open it as it was before that step, or restore a backup.</source>
        <translation>請開啟該步驟之前的狀態，或還原備份。</translation>
    </message>
    <message>
        <source>This was made by a newer version of the program. It was left untouched.</source>
        <translation>這是由較新版本的程式建立的。內容保持原樣。</translation>
    </message>
    <message>
        <source>Install the newest version to open it.</source>
        <translation>請安裝最新版本再開啟。</translation>
    </message>
    <message>
        <source>Change picture</source>
        <translation>變更畫面</translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation>變更聲音</translation>
    </message>
    <message>
        <source>A fade cannot be longer than its clip. Nothing was changed.</source>
        <translation>淡入淡出不能比片段長。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a shorter fade.</source>
        <translation>請選擇較短的淡入淡出。</translation>
    </message>
    <message>
        <source>Enable clip</source>
        <translation>啟用片段</translation>
    </message>
    <message>
        <source>Disable clip</source>
        <translation>停用片段</translation>
    </message>
    <message>
        <source>Pin clip</source>
        <translation>固定片段</translation>
    </message>
    <message>
        <source>Unpin clip</source>
        <translation>取消固定片段</translation>
    </message>
    <message>
        <source>Rename clip</source>
        <translation>重新命名片段</translation>
    </message>
    <message>
        <source>Replace media</source>
        <translation>取代媒體</translation>
    </message>
    <message>
        <source>The film or sound has nothing to show there. Nothing was changed.</source>
        <translation>影片或聲音在該處沒有內容。未做任何變更。</translation>
    </message>
    <message>
        <source>Start it elsewhere.</source>
        <translation>請從其他位置開始。</translation>
    </message>
    <message>
        <source>Link clips</source>
        <translation>連結片段</translation>
    </message>
    <message>
        <source>Unlink clips</source>
        <translation>取消連結片段</translation>
    </message>
    <message>
        <source>Group clips</source>
        <translation>組成片段群組</translation>
    </message>
    <message>
        <source>Ungroup clips</source>
        <translation>解散片段群組</translation>
    </message>
    <message>
        <source>It takes two clips to belong together. Nothing was changed.</source>
        <translation>至少要有兩個片段才能組在一起。未做任何變更。</translation>
    </message>
    <message>
        <source>Select more clips.</source>
        <translation>請選取更多片段。</translation>
    </message>
    <message>
        <source>Add effect</source>
        <translation>新增效果</translation>
    </message>
    <message>
        <source>The clip has this effect already. Nothing was changed.</source>
        <translation>片段已有這個效果。未做任何變更。</translation>
    </message>
    <message>
        <source>Add another one.</source>
        <translation>請新增另一個。</translation>
    </message>
    <message>
        <source>Remove effect</source>
        <translation>移除效果</translation>
    </message>
    <message>
        <source>Reorder effects</source>
        <translation>重新排列效果</translation>
    </message>
    <message>
        <source>Change effect</source>
        <translation>變更效果</translation>
    </message>
    <message>
        <source>The clip has no such effect any more. Nothing was changed.</source>
        <translation>片段已沒有這個效果。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another effect.</source>
        <translation>請選擇其他效果。</translation>
    </message>
    <message>
        <source>Insert clip</source>
        <translation>插入片段</translation>
    </message>
    <message>
        <source>Set keyframe</source>
        <translation>設定關鍵影格</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>移動關鍵影格</translation>
    </message>
    <message>
        <source>There is a keyframe at this frame already. Nothing was changed.</source>
        <translation>這個影格已有關鍵影格。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another frame.</source>
        <translation>請選擇其他影格。</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>移除關鍵影格</translation>
    </message>
    <message>
        <source>“{name}” cannot be animated here. Nothing was changed.</source>
        <translation>「{name}」在這裡不能製作動畫。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>請選擇其他值。</translation>
    </message>
    <message>
        <source>There is no keyframe at this frame any more. Nothing was changed.</source>
        <translation>這個影格已沒有關鍵影格。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>請另選一個。</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>提起</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>漣波刪除</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>提起範圍</translation>
    </message>
    <message>
        <source>Extract range</source>
        <translation>抽出範圍</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>關閉空隙</translation>
    </message>
    <message>
        <source>There is no gap at this place. Nothing was changed.</source>
        <translation>這個位置沒有空隙。未做任何變更。</translation>
    </message>
    <message>
        <source>Click inside a gap to close it.</source>
        <translation>請在空隙內按一下以關閉空隙。</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>新增標記</translation>
    </message>
    <message>
        <source>This marker is in the sequence already. Nothing was changed.</source>
        <translation>這個標記已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>移動標記</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>變更標記</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>移除標記</translation>
    </message>
    <message>
        <source>This marker is not in the sequence any more. Nothing was changed.</source>
        <translation>這個標記已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Nothing can begin before the sequence does. Nothing was changed.</source>
        <translation>任何內容都不能早於序列開頭。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a later place.</source>
        <translation>請選擇較後面的位置。</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>移動片段</translation>
    </message>
    <message>
        <source>Move and insert clip</source>
        <translation>移動並插入片段</translation>
    </message>
    <message>
        <source>Clips that move together would lie on each other. Nothing was changed.</source>
        <translation>一起移動的片段會互相重疊。未做任何變更。</translation>
    </message>
    <message>
        <source>Ungroup them, or choose another track.</source>
        <translation>請解散群組，或選擇其他軌道。</translation>
    </message>
    <message>
        <source>There is no such place in the list. Nothing was changed.</source>
        <translation>清單中沒有這個位置。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a place within the list.</source>
        <translation>請選擇清單內的位置。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆寫</translation>
    </message>
    <message>
        <source>This track is not in the sequence any more. Nothing was changed.</source>
        <translation>這個軌道已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another track.</source>
        <translation>請選擇其他軌道。</translation>
    </message>
    <message>
        <source>This clip is not in the sequence any more. Nothing was changed.</source>
        <translation>這個片段已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another clip.</source>
        <translation>請選擇其他片段。</translation>
    </message>
    <message>
        <source>The track “{name}” is locked. Nothing was changed.</source>
        <translation>軌道「{name}」已鎖定。未做任何變更。</translation>
    </message>
    <message>
        <source>Unlock the track to edit it.</source>
        <translation>請先解除鎖定軌道再編輯。</translation>
    </message>
    <message>
        <source>A clip is at least one frame long. Nothing was changed.</source>
        <translation>片段至少要有一個影格長。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose a longer part.</source>
        <translation>請選擇較長的部分。</translation>
    </message>
    <message>
        <source>This clip cannot lie on the track “{name}”. Nothing was changed.</source>
        <translation>這個片段不能放在軌道「{name}」上。未做任何變更。</translation>
    </message>
    <message>
        <source>Pictures go on picture tracks, sounds on sound tracks.</source>
        <translation>畫面請放在畫面軌道，聲音請放在聲音軌道。</translation>
    </message>
    <message>
        <source>This clip is in the sequence already. Nothing was changed.</source>
        <translation>這個片段已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Duplicate it under a new id.</source>
        <translation>請以新的識別碼複製。</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>變更標題</translation>
    </message>
    <message>
        <source>Change brief</source>
        <translation>變更企劃</translation>
    </message>
    <message>
        <source>Change format</source>
        <translation>變更格式</translation>
    </message>
    <message>
        <source>A frame rate is above 0. Nothing was changed.</source>
        <translation>影格率必須大於 0。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose 24, 25, 30, 50 or 60.</source>
        <translation>請選擇 24、25、30、50 或 60。</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>編排</translation>
    </message>
    <message>
        <source>Add media</source>
        <translation>新增媒體</translation>
    </message>
    <message>
        <source>Remove media</source>
        <translation>移除媒體</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>漣波修剪</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>滾動剪接點</translation>
    </message>
    <message>
        <source>There is no cut to roll: no clip follows this one. Nothing was changed.</source>
        <translation>沒有可滾動的剪接點：這個片段後面沒有片段。未做任何變更。</translation>
    </message>
    <message>
        <source>Trim the end of the clip instead.</source>
        <translation>請改為修剪片段的結尾。</translation>
    </message>
    <message>
        <source>Set script</source>
        <translation>設定腳本</translation>
    </message>
    <message>
        <source>Edit scene</source>
        <translation>編輯場景</translation>
    </message>
    <message>
        <source>Insert scene</source>
        <translation>插入場景</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>移除場景</translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation>移動場景</translation>
    </message>
    <message>
        <source>Split scene</source>
        <translation>分割場景</translation>
    </message>
    <message>
        <source>There must be words on both sides of the cut. Nothing was changed.</source>
        <translation>分割處的前後都必須有文字。未做任何變更。</translation>
    </message>
    <message>
        <source>Place the cursor between two sentences.</source>
        <translation>請將游標放在兩個句子之間。</translation>
    </message>
    <message>
        <source>Merge scenes</source>
        <translation>合併場景</translation>
    </message>
    <message>
        <source>No scene follows this one. Nothing was changed.</source>
        <translation>這個場景後面沒有場景。未做任何變更。</translation>
    </message>
    <message>
        <source>Merge the scene before it.</source>
        <translation>請改為合併前一個場景。</translation>
    </message>
    <message>
        <source>This scene is not in the script any more. Nothing was changed.</source>
        <translation>這個場景已不在腳本中。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another scene.</source>
        <translation>請選擇其他場景。</translation>
    </message>
    <message>
        <source>Lift the clip to remove it.</source>
        <translation>若要移除片段，請將它提起。</translation>
    </message>
    <message>
        <source>The film or sound is not that long. Nothing was changed.</source>
        <translation>影片或聲音沒有那麼長。未做任何變更。</translation>
    </message>
    <message>
        <source>Slow it down, or choose a longer take.</source>
        <translation>請放慢速度，或選用較長的候選版本。</translation>
    </message>
    <message>
        <source>Slip clip</source>
        <translation>滑移片段</translation>
    </message>
    <message>
        <source>Only films and sounds can be slipped. Nothing was changed.</source>
        <translation>只有影片和聲音可以滑移。未做任何變更。</translation>
    </message>
    <message>
        <source>Move the clip instead.</source>
        <translation>請改為移動片段。</translation>
    </message>
    <message>
        <source>Slide clip</source>
        <translation>滑動片段</translation>
    </message>
    <message>
        <source>There is nothing before this clip that could give way. Nothing was changed.</source>
        <translation>這個片段前面沒有可以讓位的內容。未做任何變更。</translation>
    </message>
    <message>
        <source>The film or sound has no more to show on that side. Nothing was changed.</source>
        <translation>影片或聲音在該側已沒有更多內容。未做任何變更。</translation>
    </message>
    <message>
        <source>Slip it less far.</source>
        <translation>請縮短滑移的距離。</translation>
    </message>
    <message>
        <source>There is no free room beside the clip. Nothing was changed.</source>
        <translation>片段旁邊沒有空間。未做任何變更。</translation>
    </message>
    <message>
        <source>Slide it less far.</source>
        <translation>請縮短滑動的距離。</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>變更速度</translation>
    </message>
    <message>
        <source>A speed lies above 0 and up to 100. Nothing was changed.</source>
        <translation>速度必須大於 0 且不超過 100。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another speed.</source>
        <translation>請選擇其他速度。</translation>
    </message>
    <message>
        <source>Let what follows make room (ripple).</source>
        <translation>請讓後面的內容讓出空間（漣波）。</translation>
    </message>
    <message>
        <source>Split clip</source>
        <translation>分割片段</translation>
    </message>
    <message>
        <source>The cut is not inside the clip. Nothing was changed.</source>
        <translation>剪接點不在片段內。未做任何變更。</translation>
    </message>
    <message>
        <source>Place the playhead on the clip.</source>
        <translation>請將播放頭移到片段上。</translation>
    </message>
    <message>
        <source>Add take</source>
        <translation>新增候選版本</translation>
    </message>
    <message>
        <source>This take is kept already. Nothing was changed.</source>
        <translation>這個候選版本已經保留。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose it in its scene.</source>
        <translation>請在它的場景中選用。</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>選用候選版本</translation>
    </message>
    <message>
        <source>Lock take</source>
        <translation>鎖定候選版本</translation>
    </message>
    <message>
        <source>Unlock take</source>
        <translation>解除鎖定候選版本</translation>
    </message>
    <message>
        <source>The scene has no such take. Nothing was changed.</source>
        <translation>場景沒有這個候選版本。未做任何變更。</translation>
    </message>
    <message>
        <source>Choose another take.</source>
        <translation>請選擇其他候選版本。</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>新增軌道</translation>
    </message>
    <message>
        <source>This track is in the sequence already. Nothing was changed.</source>
        <translation>這個軌道已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>A new track is empty. Nothing was changed.</source>
        <translation>新軌道必須是空的。未做任何變更。</translation>
    </message>
    <message>
        <source>Add the track, then its clips.</source>
        <translation>請先新增軌道，再加入片段。</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>移除軌道</translation>
    </message>
    <message>
        <source>Reorder tracks</source>
        <translation>重新排列軌道</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>重新命名軌道</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>軌道靜音</translation>
    </message>
    <message>
        <source>Unmute track</source>
        <translation>取消軌道靜音</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>軌道獨奏</translation>
    </message>
    <message>
        <source>End solo</source>
        <translation>結束獨奏</translation>
    </message>
    <message>
        <source>Hide track</source>
        <translation>隱藏軌道</translation>
    </message>
    <message>
        <source>Show track</source>
        <translation>顯示軌道</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>鎖定軌道</translation>
    </message>
    <message>
        <source>Unlock track</source>
        <translation>解除鎖定軌道</translation>
    </message>
    <message>
        <source>Add transition</source>
        <translation>新增轉場</translation>
    </message>
    <message>
        <source>This transition is in the sequence already. Nothing was changed.</source>
        <translation>這個轉場已在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>變更轉場</translation>
    </message>
    <message>
        <source>Remove transition</source>
        <translation>移除轉場</translation>
    </message>
    <message>
        <source>This transition is not in the sequence any more. Nothing was changed.</source>
        <translation>這個轉場已不在序列中。未做任何變更。</translation>
    </message>
    <message>
        <source>The transition does not fit between its two clips. Nothing was changed.</source>
        <translation>轉場放不進兩個片段之間。未做任何變更。</translation>
    </message>
    <message>
        <source>Make it shorter, or bring two clips together first.</source>
        <translation>請縮短轉場，或先讓兩個片段相接。</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>修剪片段</translation>
    </message>
    <message>
        <source>Use a ripple trim, or roll the cut between the two clips.</source>
        <translation>請使用漣波修剪，或滾動兩個片段之間的剪接點。</translation>
    </message>
    <message>
        <source>{problem} Nothing was changed.</source>
        <translation>{problem}未做任何變更。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>請修正後再試一次。</translation>
    </message>
    <message>
        <source>Something has no id.</source>
        <translation>有項目沒有識別碼。</translation>
    </message>
    <message>
        <source>Two things have the id “{id}”.</source>
        <translation>有兩個項目使用相同的識別碼「{id}」。</translation>
    </message>
    <message>
        <source>Width and height are even numbers above 0.</source>
        <translation>寬度和高度必須是大於 0 的偶數。</translation>
    </message>
    <message>
        <source>A frame rate is above 0.</source>
        <translation>影格率必須大於 0。</translation>
    </message>
    <message>
        <source>A marker lies before the beginning.</source>
        <translation>有標記位於開頭之前。</translation>
    </message>
    <message>
        <source>Something on a track is not a whole number of frames long.</source>
        <translation>軌道上有項目的長度不是整數影格。</translation>
    </message>
    <message>
        <source>A gap lies beside another gap or at the end of its track.</source>
        <translation>有空隙緊鄰另一個空隙，或位於軌道結尾。</translation>
    </message>
    <message>
        <source>A transition does not fit between its two clips.</source>
        <translation>有轉場放不進兩個片段之間。</translation>
    </message>
    <message>
        <source>A clip&apos;s media is missing, or it lies on a track for other things.</source>
        <translation>片段的媒體遺失，或片段放在不適用的軌道上。</translation>
    </message>
    <message>
        <source>A speed is above 0.</source>
        <translation>速度必須大於 0。</translation>
    </message>
    <message>
        <source>A clip begins before its media does.</source>
        <translation>片段的開頭早於其媒體的開頭。</translation>
    </message>
    <message>
        <source>A fade is longer than its clip.</source>
        <translation>淡入淡出比片段長。</translation>
    </message>
    <message>
        <source>Two effects of a clip have the same id.</source>
        <translation>同一片段有兩個效果使用相同的識別碼。</translation>
    </message>
    <message>
        <source>Keyframes are not in order, or not at whole frames.</source>
        <translation>關鍵影格未依序排列，或不在完整的影格上。</translation>
    </message>
    <message>
        <source>A caption&apos;s word ends before it begins.</source>
        <translation>字幕中有字詞的結束時間早於開始時間。</translation>
    </message>
    <message>
        <source>A scene uses a take that it does not have.</source>
        <translation>有場景選用了不屬於它的候選版本。</translation>
    </message>
    <message>
        <source>A pause lies outside its narration, or is not a time.</source>
        <translation>有停頓位於旁白之外，或不是有效的時間。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Everything made so far is kept.</source>
        <translation>目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>The disk is full, so {doing} stopped. Everything finished before is safe. {where}</source>
        <translation>磁碟已滿，無法繼續{doing}。先前完成的內容都完好。{where}</translation>
    </message>
    <message>
        <source>Free some space and run the same again: it goes on where it stopped.</source>
        <translation>請釋出一些空間，再執行相同的動作，會從中斷處繼續。</translation>
    </message>
    <message>
        <source>No permission for {doing}. Nothing was changed. {where}</source>
        <translation>權限不足，無法{doing}。未做任何變更。{where}</translation>
    </message>
    <message>
        <source>Choose another folder, or allow writing there.</source>
        <translation>請選擇其他資料夾，或允許寫入該資料夾。</translation>
    </message>
    <message>
        <source>A file or folder is missing for {doing}. {where}</source>
        <translation>缺少檔案或資料夾，無法{doing}。{where}</translation>
    </message>
    <message>
        <source>Check the path and try again.</source>
        <translation>請檢查路徑後再試一次。</translation>
    </message>
    <message>
        <source>The system refused {doing}: {reason}</source>
        <translation>系統拒絕{doing}：{reason}</translation>
    </message>
    <message>
        <source>What was stored before is safe. Try again.</source>
        <translation>先前儲存的內容都完好。請再試一次。</translation>
    </message>
    <message>
        <source>There is no {what} called “{id}”.</source>
        <translation>找不到名為「{id}」的 {what}。</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>可用項目：{known}。</translation>
    </message>
    <message>
        <source>This was sent to be made before and no answer came: it may have been charged. It is not sent again unasked.</source>
        <translation>這項製作要求先前已送出但沒有收到回應，可能已經計費。未經同意不會再次送出。</translation>
    </message>
    <message>
        <source>Look it up at the provider and say in the library whether it was charged; then try again.</source>
        <translation>請向服務供應商查詢，並在媒體庫註明是否已計費，然後再試一次。</translation>
    </message>
    <message>
        <source>the work</source>
        <translation>進行作業</translation>
    </message>
    <message>
        <source>A part of the work needed more memory than it may use. Everything finished before is safe.</source>
        <translation>部分作業需要的記憶體超過可用上限。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller size, and try again.</source>
        <translation>請關閉其他程式或選擇較小的尺寸，然後再試一次。</translation>
    </message>
    <message>
        <source>A part of the work failed through a fault in the program. Everything finished before is safe.</source>
        <translation>部分作業因程式錯誤而失敗。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again; if it fails again, report it with the details.</source>
        <translation>請再試一次；若再次失敗，請附上詳細資訊回報。</translation>
    </message>
    <message>
        <source>starting a worker process</source>
        <translation>啟動工作程序</translation>
    </message>
    <message>
        <source>A part of the work took longer than {seconds} s and was stopped. Everything finished before is safe.</source>
        <translation>部分作業超過 {seconds} s，已停止。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again; if it stops again, the file it works on may be damaged.</source>
        <translation>請再試一次；若再次停止，處理中的檔案可能已損毀。</translation>
    </message>
    <message>
        <source>A worker process ended unexpectedly ({cause}). Everything finished before is safe.</source>
        <translation>工作程序意外結束（{cause}）。先前完成的內容都完好。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, a file may be damaged or the memory too small.</source>
        <translation>請再試一次。若再次發生，可能是檔案損毀或記憶體不足。</translation>
    </message>
    <message>
        <source>restoring the library</source>
        <translation>還原媒體庫</translation>
    </message>
    <message>
        <source>There is no good backup in {folder}.</source>
        <translation>{folder} 中沒有可用的備份。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未做任何變更。</translation>
    </message>
    <message>
        <source>backing up the library</source>
        <translation>備份媒體庫</translation>
    </message>
    <message>
        <source>The library file {name} fails its check: {what}</source>
        <translation>媒體庫檔案 {name} 未通過檢查：{what}</translation>
    </message>
    <message>
        <source>Restore the newest good backup: autovideo-studio library restore.</source>
        <translation>請還原最新的可用備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>A stored file is damaged: {digest}.</source>
        <translation>儲存的檔案已損毀：{digest}。</translation>
    </message>
    <message>
        <source>A check changes nothing.</source>
        <translation>檢查不會做任何變更。</translation>
    </message>
    <message>
        <source>The library file cannot be read to its end: {error}</source>
        <translation>無法完整讀取媒體庫檔案：{error}</translation>
    </message>
    <message>
        <source>The library file is damaged: {line}.</source>
        <translation>媒體庫檔案已損毀：{line}。</translation>
    </message>
    <message>
        <source>Row {row} of {table} refers to nothing in {parent}.</source>
        <translation>{table} 的第 {row} 列參照了 {parent} 中不存在的資料。</translation>
    </message>
    <message>
        <source>A stored file is missing: {digest}.</source>
        <translation>儲存的檔案遺失：{digest}。</translation>
    </message>
    <message>
        <source>The history of project {id} is damaged at entry {seq}.</source>
        <translation>專案 {id} 的歷程在第 {seq} 筆損毀。</translation>
    </message>
    <message>
        <source>The disk of the library is full ({path}). Everything saved before is safe.</source>
        <translation>媒體庫所在的磁碟已滿（{path}）。先前儲存的內容都完好。</translation>
    </message>
    <message>
        <source>Free some space and do the same again.</source>
        <translation>請釋出一些空間，再重做一次。</translation>
    </message>
    <message>
        <source>The library cannot be written ({path}). Nothing was changed.</source>
        <translation>無法寫入媒體庫（{path}）。未做任何變更。</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another library with --library.</source>
        <translation>請允許寫入該處，或以 --library 選擇其他媒體庫。</translation>
    </message>
    <message>
        <source>The library file is damaged ({path}). It was left as it is.</source>
        <translation>媒體庫檔案已損毀（{path}）。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Restore the newest backup: autovideo-studio library restore.</source>
        <translation>請還原最新的備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>The library file cannot be opened ({path}).</source>
        <translation>無法開啟媒體庫檔案（{path}）。</translation>
    </message>
    <message>
        <source>Check the path and the permissions of its folder.</source>
        <translation>請檢查路徑及其資料夾的權限。</translation>
    </message>
    <message>
        <source>Another program holds the library ({path}). Nothing was changed.</source>
        <translation>其他程式正在使用媒體庫（{path}）。未做任何變更。</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>請關閉該程式後再試一次。</translation>
    </message>
    <message>
        <source>The disk of the library failed to read or write ({path}). Everything saved before is safe.</source>
        <translation>媒體庫所在的磁碟讀寫失敗（{path}）。先前儲存的內容都完好。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>請檢查磁碟，然後再試一次。</translation>
    </message>
    <message>
        <source>There is no job {id}.</source>
        <translation>找不到工作 {id}。</translation>
    </message>
    <message>
        <source>It may have been removed; look at the list of jobs.</source>
        <translation>它可能已被移除；請查看工作清單。</translation>
    </message>
    <message>
        <source>There is no project {id}.</source>
        <translation>找不到專案 {id}。</translation>
    </message>
    <message>
        <source>List them with: autovideo-studio projects.</source>
        <translation>列出所有專案：autovideo-studio projects。</translation>
    </message>
    <message>
        <source>The history of project {id} is damaged at entry {seq}. Everything before it is safe.</source>
        <translation>專案 {id} 的歷程在第 {seq} 筆損毀。該筆之前的內容都完好。</translation>
    </message>
    <message>
        <source>Open it as it was before that entry, or restore a backup.</source>
        <translation>請開啟該筆記錄之前的狀態，或還原備份。</translation>
    </message>
    <message>
        <source>The library is open for writing in another place ({owner}). Nothing is lost; here it can only be read.</source>
        <translation>媒體庫已在其他地方開啟並可寫入（{owner}）。資料沒有遺失，但在這裡只能讀取。</translation>
    </message>
    <message>
        <source>Close the other one first, then open the library again.</source>
        <translation>請先關閉另一處，再重新開啟媒體庫。</translation>
    </message>
    <message>
        <source>opening the library</source>
        <translation>開啟媒體庫</translation>
    </message>
    <message>
        <source>process {pid} on {host}</source>
        <translation>{host} 上的程序 {pid}</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>The library was opened to read only.</source>
        <translation>媒體庫以唯讀方式開啟。</translation>
    </message>
    <message>
        <source>Open it for writing.</source>
        <translation>請以可寫入的方式開啟。</translation>
    </message>
    <message>
        <source>There is no library in {folder}.</source>
        <translation>{folder} 中沒有媒體庫。</translation>
    </message>
    <message>
        <source>Check the path, or make a video first.</source>
        <translation>請檢查路徑，或先製作一部影片。</translation>
    </message>
    <message>
        <source>The library {path} is of an older version and must be upgraded first. Nothing was changed.</source>
        <translation>媒體庫 {path} 是較舊的版本，必須先升級。未做任何變更。</translation>
    </message>
    <message>
        <source>Open it once where it can be written.</source>
        <translation>請在可寫入的環境開啟一次。</translation>
    </message>
    <message>
        <source>{path} is not a library of this program. It was left as it is.</source>
        <translation>{path} 不是本程式的媒體庫。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Choose another folder, or restore a backup: autovideo-studio library restore.</source>
        <translation>請選擇其他資料夾，或還原備份：autovideo-studio library restore。</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer version of this program. It was left as it is.</source>
        <translation>媒體庫 {path} 是由較新版本的程式建立的。檔案保持原樣。</translation>
    </message>
    <message>
        <source>Update the program, or choose another library with --library.</source>
        <translation>請更新程式，或以 --library 選擇其他媒體庫。</translation>
    </message>
    <message>
        <source>The title is longer than {longest} characters. Nothing was changed.</source>
        <translation>標題超過 {longest} 個字元。未做任何變更。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>請縮短標題。</translation>
    </message>
    <message>
        <source>storing a file in the library</source>
        <translation>將檔案存入媒體庫</translation>
    </message>
    <message>
        <source>A stored file is missing ({digest}).</source>
        <translation>儲存的檔案遺失（{digest}）。</translation>
    </message>
    <message>
        <source>Make the video again: what is missing is made anew.</source>
        <translation>請重新製作影片，缺少的部分會重新產生。</translation>
    </message>
    <message>
        <source>This is not the name of a stored file: {name}.</source>
        <translation>這不是儲存檔案的名稱：{name}。</translation>
    </message>
    <message>
        <source>“{name}” has too many frames for a moving picture. It was left out.</source>
        <translation>動態圖片「{name}」的影格過多，已略過。</translation>
    </message>
    <message>
        <source>Convert it to an MP4.</source>
        <translation>請將它轉換為 MP4。</translation>
    </message>
    <message>
        <source>“{name}” has no sound.</source>
        <translation>「{name}」沒有聲音。</translation>
    </message>
    <message>
        <source>Choose a file with sound.</source>
        <translation>請選擇有聲音的檔案。</translation>
    </message>
    <message>
        <source>There is no file “{name}”.</source>
        <translation>找不到檔案「{name}」。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>「{name}」是空的。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>請選擇其他檔案。</translation>
    </message>
    <message>
        <source>opening a media file</source>
        <translation>開啟媒體檔案</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: it is damaged, or not a sound, film or picture that this program knows.</source>
        <translation>無法讀取「{name}」：檔案已損毀，或不是本程式支援的聲音、影片或圖片。</translation>
    </message>
    <message>
        <source>Open it in a player to check it, or save it anew in a common format.</source>
        <translation>請用播放器開啟檢查，或另存為常見的格式。</translation>
    </message>
    <message>
        <source>“{name}” has no pictures.</source>
        <translation>「{name}」沒有畫面。</translation>
    </message>
    <message>
        <source>Choose a film.</source>
        <translation>請選擇影片。</translation>
    </message>
    <message>
        <source>“{name}” is too large a picture. It was left out.</source>
        <translation>圖片「{name}」太大，已略過。</translation>
    </message>
    <message>
        <source>Save it with at most {millions} million pixels.</source>
        <translation>請以最多 {millions} 百萬像素另存。</translation>
    </message>
    <message>
        <source>“{name}” is a drawing or page in text form (SVG, HTML or the like), which is not opened for safety.</source>
        <translation>「{name}」是文字格式的圖形或網頁（SVG、HTML 等），基於安全考量不予開啟。</translation>
    </message>
    <message>
        <source>Export it as PNG.</source>
        <translation>請將它匯出為 PNG。</translation>
    </message>
    <message>
        <source>reading a media file</source>
        <translation>讀取媒體檔案</translation>
    </message>
    <message>
        <source>There is no folder “{name}”.</source>
        <translation>找不到資料夾「{name}」。</translation>
    </message>
    <message>
        <source>The folder holds more than {count} files.</source>
        <translation>資料夾內有超過 {count} 個檔案。</translation>
    </message>
    <message>
        <source>reading the folder of pictures</source>
        <translation>讀取圖片資料夾</translation>
    </message>
    <message>
        <source>Its name is not valid text.</source>
        <translation>檔名不是有效的文字。</translation>
    </message>
    <message>
        <source>It is a link that leads out of the folder.</source>
        <translation>這是指向資料夾外部的連結。</translation>
    </message>
    <message>
        <source>This format is not read. Export it as PNG or JPEG.</source>
        <translation>不支援此格式。請將它匯出為 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>importing a picture</source>
        <translation>匯入圖片</translation>
    </message>
    <message>
        <source>The script names it.</source>
        <translation>腳本指定使用。</translation>
    </message>
    <message>
        <source>The script names “{name}”, which is not in the folder.</source>
        <translation>腳本指定了「{name}」，但資料夾中沒有這個檔案。</translation>
    </message>
    <message>
        <source>Its words match the scene: {name}.</source>
        <translation>名稱或說明與場景相符：{name}。</translation>
    </message>
    <message>
        <source>It was not used yet: {name}.</source>
        <translation>尚未使用過：{name}。</translation>
    </message>
    <message>
        <source>None of the files matches its words.</source>
        <translation>沒有檔案與其文字相符。</translation>
    </message>
    <message>
        <source>There are no pictures or clips.</source>
        <translation>沒有圖片或片段。</translation>
    </message>
    <message>
        <source>A topic is not yet a text that can be spoken. Nothing was made.</source>
        <translation>只有主題還不是可朗讀的文字。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text or an article, or set up a text provider that writes one.</source>
        <translation>請提供文字或文章，或設定可撰寫文字的服務供應商。</translation>
    </message>
    <message>
        <source>There is nothing to say in this text: it has no sentence. Nothing was made.</source>
        <translation>這段文字沒有句子，沒有可朗讀的內容。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text with at least one full sentence.</source>
        <translation>請提供至少有一個完整句子的文字。</translation>
    </message>
    <message>
        <source>“{name}” holds NUL bytes, so it is not a text. Nothing was made.</source>
        <translation>「{name}」含有 NUL 位元組，因此不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in the program that made it and save it as plain text in UTF-8.</source>
        <translation>請用建立它的程式開啟，並另存為 UTF-8 純文字。</translation>
    </message>
    <message>
        <source>“{name}” holds broken characters (halves of surrogate pairs). Nothing was made.</source>
        <translation>「{name}」含有損壞的字元（不完整的代理對）。未產生任何內容。</translation>
    </message>
    <message>
        <source>Save it again as UTF-8, or retype the characters that look like boxes.</source>
        <translation>請重新存成 UTF-8，或重新輸入顯示為方框的字元。</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>一張 PNG 圖片</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>一張 JPEG 圖片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>一張 GIF 圖片</translation>
    </message>
    <message>
        <source>a zip archive or an office document</source>
        <translation>一個 zip 壓縮檔或 Office 文件</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>一份 PDF</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>一個程式</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>一個 gzip 壓縮檔</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>一個 7z 壓縮檔</translation>
    </message>
    <message>
        <source>a sound, film or picture</source>
        <translation>一個聲音、影片或圖片檔</translation>
    </message>
    <message>
        <source>a sound or film</source>
        <translation>一個聲音或影片檔</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>一個聲音檔</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>一部影片</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>一份舊版 Office 文件</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>一個資料庫</translation>
    </message>
    <message>
        <source>“{name}” is not a text but {kind}. Nothing was made.</source>
        <translation>「{name}」不是文字檔，而是{kind}。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a .txt, .md, .docx, .html or .srt file; pictures and films go into the folder for --media.</source>
        <translation>請提供 .txt、.md、.docx、.html 或 .srt 檔案；圖片和影片請放在 --media 指定的資料夾。</translation>
    </message>
    <message>
        <source>The letters of “{name}” could not be read: the encoding is unknown or this is no text. Nothing was made.</source>
        <translation>無法讀取「{name}」的文字：編碼不明，或這不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in an editor and save it as UTF-8.</source>
        <translation>請用文字編輯器開啟，並另存為 UTF-8。</translation>
    </message>
    <message>
        <source>No article was found in “{name}”: the page has little text, or builds it with scripts. Nothing was made.</source>
        <translation>在「{name}」中找不到文章：網頁文字太少，或文字由指令碼產生。未產生任何內容。</translation>
    </message>
    <message>
        <source>Copy the text into a file and give that.</source>
        <translation>請將文字複製到檔案中，再提供該檔案。</translation>
    </message>
    <message>
        <source>“{name}” is a folder, not a text. Nothing was made.</source>
        <translation>「{name}」是資料夾，不是文字檔。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a file as the source; a folder of pictures goes to --media.</source>
        <translation>請以檔案作為來源；圖片資料夾請用 --media 指定。</translation>
    </message>
    <message>
        <source>There is no file “{name}”. Nothing was made.</source>
        <translation>找不到檔案「{name}」。未產生任何內容。</translation>
    </message>
    <message>
        <source>Check the name and the folder, or put a topic in quotes.</source>
        <translation>請檢查名稱與資料夾；若是主題，請加上引號。</translation>
    </message>
    <message>
        <source>reading the text</source>
        <translation>讀取文字</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>請檢查名稱與資料夾。</translation>
    </message>
    <message>
        <source>the given text</source>
        <translation>提供的文字</translation>
    </message>
    <message>
        <source>“{name}” holds no words. Nothing was made.</source>
        <translation>「{name}」沒有任何文字。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give a text with at least one sentence.</source>
        <translation>請提供至少有一個句子的文字。</translation>
    </message>
    <message>
        <source>“{name}” is empty. Nothing was made.</source>
        <translation>「{name}」是空的。未產生任何內容。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB, which is more than a book. Nothing was made.</source>
        <translation>「{name}」超過 {limit} MB，比一本書還多。未產生任何內容。</translation>
    </message>
    <message>
        <source>Give the chapter or section that the video is about.</source>
        <translation>請提供影片要介紹的章節或段落。</translation>
    </message>
    <message>
        <source>“{name}” holds no subtitle with words. Nothing was made.</source>
        <translation>「{name}」沒有含文字的字幕。未產生任何內容。</translation>
    </message>
    <message>
        <source>Check that it is a .srt or .vtt file, or give the text itself.</source>
        <translation>請確認它是 .srt 或 .vtt 檔案，或直接提供文字。</translation>
    </message>
    <message>
        <source>“{name}” holds no text. Nothing was made.</source>
        <translation>「{name}」沒有文字內容。未產生任何內容。</translation>
    </message>
    <message>
        <source>Write something into it, or give another file.</source>
        <translation>請在其中寫入內容，或提供其他檔案。</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far more than a document should ({size} MB), so it was not opened.</source>
        <translation>「{name}」解壓縮後遠大於一般文件（{size} MB），因此未開啟。</translation>
    </message>
    <message>
        <source>Copy its text into a new document and give that.</source>
        <translation>請將文字複製到新文件，再提供該文件。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or is not a Word document (.docx). Nothing was made.</source>
        <translation>「{name}」已損毀，或不是 Word 文件（.docx）。未產生任何內容。</translation>
    </message>
    <message>
        <source>Open it in the program that made it and save it again, or save it as plain text.</source>
        <translation>請用建立它的程式開啟後重新儲存，或另存為純文字。</translation>
    </message>
    <message>
        <source>The text provider answered twice, but not with a script that can be used. No video was made.</source>
        <translation>文字服務供應商回應了兩次，但都不是可用的腳本。未製作影片。</translation>
    </message>
    <message>
        <source>Try again, choose another model, or give a text of your own.</source>
        <translation>請再試一次、選擇其他模型，或提供自己的文字。</translation>
    </message>
    <message>
        <source>No address of a local model server is set.</source>
        <translation>尚未設定本機模型伺服器的網址。</translation>
    </message>
    <message>
        <source>Start a server such as Ollama (http://localhost:11434/v1) and set its address.</source>
        <translation>請啟動 Ollama 等伺服器（http://localhost:11434/v1），並設定其網址。</translation>
    </message>
    <message>
        <source>The model server has no model.</source>
        <translation>模型伺服器沒有模型。</translation>
    </message>
    <message>
        <source>Load a model there first, then try again.</source>
        <translation>請先在該處載入模型，然後再試一次。</translation>
    </message>
    <message>
        <source>The page did not answer within {seconds} seconds.</source>
        <translation>網頁在 {seconds} 秒內沒有回應。</translation>
    </message>
    <message>
        <source>Try again later, or copy the text into a file and use that.</source>
        <translation>請稍後再試一次，或將文字複製到檔案中使用。</translation>
    </message>
    <message>
        <source>The address leads from page to page without end.</source>
        <translation>這個網址不斷重新導向，沒有終點。</translation>
    </message>
    <message>
        <source>Use the address of the article itself.</source>
        <translation>請使用文章本身的網址。</translation>
    </message>
    <message>
        <source>There is no site called “{host}”, or this computer is offline.</source>
        <translation>找不到網站「{host}」，或這台電腦未連上網路。</translation>
    </message>
    <message>
        <source>Check the address and the connection, or copy the text into a file and use that.</source>
        <translation>請檢查網址與網路連線，或將文字複製到檔案中使用。</translation>
    </message>
    <message>
        <source>“{host}” is an address inside a private network, so it was not opened.</source>
        <translation>「{host}」是私人網路內的位址，因此未開啟。</translation>
    </message>
    <message>
        <source>Only public pages can be imported. Save the page as a file and use that.</source>
        <translation>只能匯入公開的網頁。請將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>Only http and https addresses can be imported, not “{scheme}”.</source>
        <translation>只能匯入 http 與 https 網址，不支援「{scheme}」。</translation>
    </message>
    <message>
        <source>An address looks like https://example.org/article.</source>
        <translation>網址的格式如 https://example.org/article。</translation>
    </message>
    <message>
        <source>“{address}” is not a web address.</source>
        <translation>「{address}」不是網址。</translation>
    </message>
    <message>
        <source>The page is packed in a way that is not supported.</source>
        <translation>網頁使用了不支援的壓縮方式。</translation>
    </message>
    <message>
        <source>Save the page as a file and use that.</source>
        <translation>請將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>There is no page at {address}.</source>
        <translation>{address} 沒有網頁。</translation>
    </message>
    <message>
        <source>Check the address for a typing mistake.</source>
        <translation>請檢查網址是否有誤。</translation>
    </message>
    <message>
        <source>The site does not let a program read {address}.</source>
        <translation>網站不允許程式讀取 {address}。</translation>
    </message>
    <message>
        <source>Open the page in a browser, save it as a file and use that.</source>
        <translation>請用瀏覽器開啟網頁，存成檔案後使用。</translation>
    </message>
    <message>
        <source>The site has a problem at the moment (HTTP {status}).</source>
        <translation>網站目前發生問題（HTTP {status}）。</translation>
    </message>
    <message>
        <source>Try again in a few minutes, or save the page as a file and use that.</source>
        <translation>請過幾分鐘再試一次，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The site answered with HTTP {status} instead of a page.</source>
        <translation>網站回應 HTTP {status}，而不是網頁。</translation>
    </message>
    <message>
        <source>Check the address, or save the page as a file and use that.</source>
        <translation>請檢查網址，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The address leads to a file of the type “{type}”, not to a page.</source>
        <translation>這個網址指向「{type}」類型的檔案，而不是網頁。</translation>
    </message>
    <message>
        <source>Give the address of an article, or download the file and use its text.</source>
        <translation>請提供文章的網址，或下載檔案並使用其中的文字。</translation>
    </message>
    <message>
        <source>The page is larger than {size} MB, so it was not loaded.</source>
        <translation>網頁超過 {size} MB，因此未載入。</translation>
    </message>
    <message>
        <source>Copy the part that you need into a file and use that.</source>
        <translation>請將需要的部分複製到檔案中使用。</translation>
    </message>
    <message>
        <source>The certificate of “{host}” is not valid, so the page was not opened.</source>
        <translation>「{host}」的憑證無效，因此未開啟網頁。</translation>
    </message>
    <message>
        <source>The connection to “{host}” failed.</source>
        <translation>無法連線至「{host}」。</translation>
    </message>
    <message>
        <source>Check the connection and try again, or save the page as a file and use that.</source>
        <translation>請檢查網路連線後再試一次，或將網頁存成檔案使用。</translation>
    </message>
    <message>
        <source>The model files of Kokoro are not in the library.</source>
        <translation>媒體庫中沒有 Kokoro 的模型檔案。</translation>
    </message>
    <message>
        <source>Put kokoro-v1.0.onnx and voices-v1.0.bin into {folder}.</source>
        <translation>請將 kokoro-v1.0.onnx 與 voices-v1.0.bin 放入 {folder}。</translation>
    </message>
    <message>
        <source>There is no Piper voice in the library.</source>
        <translation>媒體庫中沒有 Piper 語音。</translation>
    </message>
    <message>
        <source>Put a voice&apos;s two files, NAME.onnx and NAME.onnx.json, into {folder}.</source>
        <translation>請將語音的兩個檔案 NAME.onnx 與 NAME.onnx.json 放入 {folder}。</translation>
    </message>
    <message>
        <source>There are no words to speak.</source>
        <translation>沒有可朗讀的文字。</translation>
    </message>
    <message>
        <source>Write at least one word of narration.</source>
        <translation>旁白請至少輸入一個字。</translation>
    </message>
    <message>
        <source>{name} cannot change the pitch of a voice.</source>
        <translation>{name} 無法變更語音的音高。</translation>
    </message>
    <message>
        <source>Set the pitch to 1, or choose another voice.</source>
        <translation>請將音高設為 1，或選擇其他語音。</translation>
    </message>
    <message>
        <source>There is no voice “{voice}”.</source>
        <translation>找不到語音「{voice}」。</translation>
    </message>
    <message>
        <source>List the voices and choose one, or use “auto”.</source>
        <translation>請列出語音並選擇一個，或使用「auto」。</translation>
    </message>
    <message>
        <source>{name} is not installed.</source>
        <translation>尚未安裝 {name}。</translation>
    </message>
    <message>
        <source>Install the extra “voices” (pip install autovideo-studio[voices]).</source>
        <translation>請安裝額外套件「voices」（pip install autovideo-studio[voices]）。</translation>
    </message>
    <message>
        <source>The offline voice is not installed.</source>
        <translation>尚未安裝離線語音。</translation>
    </message>
    <message>
        <source>Install the package “espeakng-loader”.</source>
        <translation>請安裝套件「espeakng-loader」。</translation>
    </message>
    <message>
        <source>{language}, male</source>
        <translation>{language}，男聲</translation>
    </message>
    <message>
        <source>{language}, female</source>
        <translation>{language}，女聲</translation>
    </message>
    <message>
        <source>The system&apos;s voice produced no sound.</source>
        <translation>系統語音沒有產生聲音。</translation>
    </message>
    <message>
        <source>Choose another voice.</source>
        <translation>請選擇其他語音。</translation>
    </message>
    <message>
        <source>The system&apos;s voice wrote a file that cannot be read.</source>
        <translation>系統語音寫出的檔案無法讀取。</translation>
    </message>
    <message>
        <source>The system&apos;s voice did not answer.</source>
        <translation>系統語音沒有回應。</translation>
    </message>
    <message>
        <source>The system&apos;s voice could not be started.</source>
        <translation>無法啟動系統語音。</translation>
    </message>
    <message>
        <source>The package for system voices is not installed.</source>
        <translation>尚未安裝系統語音的套件。</translation>
    </message>
    <message>
        <source>Install the package “pyttsx3”.</source>
        <translation>請安裝套件「pyttsx3」。</translation>
    </message>
    <message>
        <source>The system has no voice that can be used.</source>
        <translation>系統沒有可用的語音。</translation>
    </message>
    <message>
        <source>Use the voices of eSpeak NG, or install a speech package of your system.</source>
        <translation>請使用 eSpeak NG 的語音，或安裝系統的語音套件。</translation>
    </message>
    <message>
        <source>The provider “{name}” could not be loaded: {reason}</source>
        <translation>無法載入服務供應商「{name}」：{reason}</translation>
    </message>
    <message>
        <source>Update or remove the plug-in; everything else works.</source>
        <translation>請更新或移除該外掛程式；其他功能不受影響。</translation>
    </message>
    <message>
        <source>There is no provider “{name}”.</source>
        <translation>找不到服務供應商「{name}」。</translation>
    </message>
    <message>
        <source>Known: {names}.</source>
        <translation>可用項目：{names}。</translation>
    </message>
    <message>
        <source>it is not callable.</source>
        <translation>它無法呼叫。</translation>
    </message>
    <message>
        <source>it does not follow the provider contract.</source>
        <translation>它不符合服務供應商的介面規範。</translation>
    </message>
    <message>
        <source>No voice speaks “{language}”.</source>
        <translation>沒有支援「{language}」的語音。</translation>
    </message>
    <message>
        <source>Choose a voice by hand.</source>
        <translation>請手動選擇語音。</translation>
    </message>
    <message>
        <source>The voice “{voice}” cannot be used: {reason}</source>
        <translation>無法使用語音「{voice}」：{reason}</translation>
    </message>
    <message>
        <source>{name} failed several times, so it is left alone for a while.</source>
        <translation>{name} 連續失敗數次，暫時停用一段時間。</translation>
    </message>
    <message>
        <source>Try again in a few minutes, or check its key and balance.</source>
        <translation>請過幾分鐘再試一次，或檢查其金鑰與餘額。</translation>
    </message>
    <message>
        <source>No provider is ready for this ({what}).</source>
        <translation>沒有可用的服務供應商（{what}）。</translation>
    </message>
    <message>
        <source>{name} has no voices.</source>
        <translation>{name} 沒有語音。</translation>
    </message>
    <message>
        <source>{name} took too long.</source>
        <translation>{name} 花費時間過長。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>程式會自動重試。</translation>
    </message>
    <message>
        <source>{name} got the request but its answer was lost.</source>
        <translation>{name} 已收到要求，但回應遺失。</translation>
    </message>
    <message>
        <source>It may have been charged, so it is not repeated by itself. Start it again if you want to.</source>
        <translation>可能已經計費，因此不會自動重試。如有需要，請重新開始。</translation>
    </message>
    <message>
        <source>The answer of {name} was cut off at its limit.</source>
        <translation>{name} 的回應達到長度上限而中斷。</translation>
    </message>
    <message>
        <source>Ask for a shorter script, or choose a model with a larger limit.</source>
        <translation>請要求較短的腳本，或選擇上限較高的模型。</translation>
    </message>
    <message>
        <source>{name} refuses this text for its safety rules.</source>
        <translation>{name} 基於安全規範拒絕這段文字。</translation>
    </message>
    <message>
        <source>Change the wording, or choose another provider yourself.</source>
        <translation>請修改用詞，或自行選擇其他服務供應商。</translation>
    </message>
    <message>
        <source>There is no key for {name}.</source>
        <translation>沒有 {name} 的金鑰。</translation>
    </message>
    <message>
        <source>Add a key in the settings.</source>
        <translation>請在設定中新增金鑰。</translation>
    </message>
    <message>
        <source>The balance of {name} is used up.</source>
        <translation>{name} 的餘額已用完。</translation>
    </message>
    <message>
        <source>Add credit at the vendor or choose another provider; everything made so far is kept.</source>
        <translation>請向供應商儲值，或選擇其他服務供應商；目前已完成的內容都會保留。</translation>
    </message>
    <message>
        <source>{name} does not accept the key.</source>
        <translation>{name} 不接受這組金鑰。</translation>
    </message>
    <message>
        <source>Check the key in the settings.</source>
        <translation>請檢查設定中的金鑰。</translation>
    </message>
    <message>
        <source>{name} does not know this model or address.</source>
        <translation>{name} 找不到這個模型或網址。</translation>
    </message>
    <message>
        <source>Choose another model, or check the server&apos;s address.</source>
        <translation>請選擇其他模型，或檢查伺服器的網址。</translation>
    </message>
    <message>
        <source>{name} asks to wait: too many requests.</source>
        <translation>{name} 要求稍候：要求次數過多。</translation>
    </message>
    <message>
        <source>{name} has a problem at the moment (HTTP {status}).</source>
        <translation>{name} 目前發生問題（HTTP {status}）。</translation>
    </message>
    <message>
        <source>It is tried again by itself; nothing was charged.</source>
        <translation>程式會自動重試；沒有產生費用。</translation>
    </message>
    <message>
        <source>{name} does not accept the request.</source>
        <translation>{name} 不接受這項要求。</translation>
    </message>
    <message>
        <source>Please report this with the details.</source>
        <translation>請附上詳細資訊回報此問題。</translation>
    </message>
    <message>
        <source>{name} answered with something that cannot be used.</source>
        <translation>{name} 的回應無法使用。</translation>
    </message>
    <message>
        <source>It is tried again by itself; check the server&apos;s address if it stays so.</source>
        <translation>程式會自動重試；若持續發生，請檢查伺服器的網址。</translation>
    </message>
    <message>
        <source>The connection to {name} failed.</source>
        <translation>無法連線至 {name}。</translation>
    </message>
    <message>
        <source>Check the connection or the server&apos;s address; it is tried again by itself.</source>
        <translation>請檢查網路連線或伺服器的網址；程式會自動重試。</translation>
    </message>
    <message>
        <source>Choose a voice by hand, or set the language of the project.</source>
        <translation>請手動選擇語音，或設定專案的語言。</translation>
    </message>
    <message>
        <source>There is no caption style called “{id}”.</source>
        <translation>找不到名為「{id}」的字幕樣式。</translation>
    </message>
    <message>
        <source>writing the video</source>
        <translation>寫入影片</translation>
    </message>
    <message>
        <source>A font of the program is missing or damaged: {path}.</source>
        <translation>程式的字型遺失或損毀：{path}。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>請重新安裝程式。</translation>
    </message>
    <message>
        <source>H.264 cannot be encoded: {reason}</source>
        <translation>無法編碼 H.264：{reason}</translation>
    </message>
    <message>
        <source>The drawing library cannot be loaded: {reason}</source>
        <translation>無法載入繪圖函式庫：{reason}</translation>
    </message>
    <message>
        <source>The drawing library does not work.</source>
        <translation>繪圖函式庫無法運作。</translation>
    </message>
    <message>
        <source>The fonts are missing from {folder}.</source>
        <translation>{folder} 中缺少字型。</translation>
    </message>
    <message>
        <source>A finished part of the video does not fit the others.</source>
        <translation>影片中有一個已完成的部分與其他部分不相符。</translation>
    </message>
    <message>
        <source>Export again: that part is made anew, the rest is kept.</source>
        <translation>請重新匯出：該部分會重新製作，其餘部分會保留。</translation>
    </message>
    <message>
        <source>mixing the sound</source>
        <translation>混音</translation>
    </message>
    <message>
        <source>There is nothing to mix: the video has no length.</source>
        <translation>沒有可混音的內容：影片沒有長度。</translation>
    </message>
    <message>
        <source>Add a scene first.</source>
        <translation>請先新增場景。</translation>
    </message>
    <message>
        <source>Its file is missing.</source>
        <translation>檔案遺失。</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown</source>
        <translation>無法顯示「{name}」</translation>
    </message>
    <message>
        <source>The picture “{name}” cannot be read.</source>
        <translation>無法讀取圖片「{name}」。</translation>
    </message>
    <message>
        <source>There is no visual style called “{id}”.</source>
        <translation>找不到名為「{id}」的視覺風格。</translation>
    </message>
    <message>
        <source>The thumbnail could not be written.</source>
        <translation>無法寫入縮圖。</translation>
    </message>
    <message>
        <source>Check the disk and make the video again.</source>
        <translation>請檢查磁碟後重新製作影片。</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Video encoder</source>
        <translation>影片編碼器</translation>
    </message>
    <message>
        <source>Drawing and fonts</source>
        <translation>繪圖與字型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>媒體庫</translation>
    </message>
    <message>
        <source>{folder}, SQLite {version}</source>
        <translation>{folder}，SQLite {version}</translation>
    </message>
    <message>
        <source>{free:.1f} GB free</source>
        <translation>可用空間 {free:.1f} GB</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁碟</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>請釋出一些空間。</translation>
    </message>
    <message>
        <source>Worker processes</source>
        <translation>工作程序</translation>
    </message>
    <message>
        <source>start and answer</source>
        <translation>可啟動並回應</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就緒</translation>
    </message>
    <message>
        <source>There is no backup {name}. Nothing was changed.</source>
        <translation>找不到備份 {name}。未做任何變更。</translation>
    </message>
    <message>
        <source>List them with: autovideo-studio library backup --list.</source>
        <translation>列出所有備份：autovideo-studio library backup --list。</translation>
    </message>
    <message>
        <source>Install the program again: make setup.</source>
        <translation>請重新安裝程式：make setup。</translation>
    </message>
    <message>
        <source>The video&apos;s name must end in .mp4, not “{name}”. Nothing was made.</source>
        <translation>影片名稱必須以 .mp4 結尾，不能是「{name}」。未產生任何內容。</translation>
    </message>
    <message>
        <source>For example: -o video.mp4</source>
        <translation>例如：-o video.mp4</translation>
    </message>
    <message>
        <source>{path} is a folder. Nothing was made.</source>
        <translation>{path} 是資料夾。未產生任何內容。</translation>
    </message>
    <message>
        <source>Name the video file in it.</source>
        <translation>請指定其中的影片檔名。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist. Nothing was made.</source>
        <translation>資料夾 {folder} 不存在。未產生任何內容。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another.</source>
        <translation>請先建立資料夾，或選擇其他資料夾。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be written. Nothing was made.</source>
        <translation>無法寫入資料夾 {folder}。未產生任何內容。</translation>
    </message>
    <message>
        <source>{name} is missing: a placeholder is shown.</source>
        <translation>缺少 {name}：以預留畫面代替。</translation>
    </message>
    <message>
        <source>A sound was left out: {reason}</source>
        <translation>有一段聲音未納入：{reason}</translation>
    </message>
    <message>
        <source>There is nothing to show: the script has no words.</source>
        <translation>沒有可顯示的內容：腳本沒有文字。</translation>
    </message>
    <message>
        <source>Give a longer text.</source>
        <translation>請提供較長的文字。</translation>
    </message>
    <message>
        <source>Frames {start} to {end}</source>
        <translation>影格 {start} 至 {end}</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>縮圖</translation>
    </message>
    <message>
        <source>Pictures and captions</source>
        <translation>畫面與字幕</translation>
    </message>
    <message>
        <source>“{address}” is not a web address. Nothing was made.</source>
        <translation>「{address}」不是網址。未製作任何內容。</translation>
    </message>
    <message>
        <source>Give an address that begins with http:// or https://, or a file&apos;s path.</source>
        <translation>請提供以 http:// 或 https:// 開頭的網址，或檔案路徑。</translation>
    </message>
    <message>
        <source>{name} was left out: {reason}</source>
        <translation>已略過 {name}：{reason}</translation>
    </message>
    <message>
        <source>{name} was left out: it is not beside the script.</source>
        <translation>已略過 {name}：它不在腳本所在的資料夾中。</translation>
    </message>
    <message>
        <source>visual style</source>
        <translation>視覺風格</translation>
    </message>
    <message>
        <source>caption style</source>
        <translation>字幕樣式</translation>
    </message>
    <message>
        <source>There is no {what} called “{id}”. Nothing was made.</source>
        <translation>找不到名為「{id}」的{what}。未產生任何內容。</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>沒有新內容</translation>
    </message>
    <message>
        <source>There is no music file {path}. Nothing was made.</source>
        <translation>找不到音樂檔案 {path}。未產生任何內容。</translation>
    </message>
    <message>
        <source>Name a sound file, or use --music auto or --music none.</source>
        <translation>請指定聲音檔案，或使用 --music auto 或 --music none。</translation>
    </message>
    <message>
        <source>The music file {path} is empty. Nothing was made.</source>
        <translation>音樂檔案 {path} 是空的。未產生任何內容。</translation>
    </message>
    <message>
        <source>Writing the script</source>
        <translation>撰寫腳本</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>產生旁白</translation>
    </message>
    <message>
        <source>Drawing the pictures</source>
        <translation>繪製畫面</translation>
    </message>
    <message>
        <source>Assembling the video</source>
        <translation>組合影片</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>腳本</translation>
    </message>
    <message>
        <source>Everything made so far is kept; the same command goes on from there.</source>
        <translation>目前已完成的內容都會保留；再次執行相同的命令會從該處繼續。</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>“{topic}” is a topic, and no text provider is set up to write about it. Nothing was made.</source>
        <translation>「{topic}」是主題，但尚未設定可據此撰寫文字的服務供應商。未產生任何內容。</translation>
    </message>
    <message>
        <source>Three ways on: give a text file or an address instead of a topic; or run a local model server and name it, for example: autovideo-studio settings text.address http://localhost:11434/v1; or store a provider&apos;s key: autovideo-studio key openai.</source>
        <translation>有三種做法：以文字檔或網址取代主題；或執行本機模型伺服器並指定其網址，例如：autovideo-studio settings text.address http://localhost:11434/v1；或儲存服務供應商的金鑰：autovideo-studio key openai。</translation>
    </message>
    <message>
        <source>The text provider&apos;s answer is not a usable script. Nothing was made.</source>
        <translation>文字服務供應商的回應不是可用的腳本。未產生任何內容。</translation>
    </message>
    <message>
        <source>Try again, or choose another model.</source>
        <translation>請再試一次，或選擇其他模型。</translation>
    </message>
    <message>
        <source>it must be of type {type}.</source>
        <translation>必須是 {type} 類型。</translation>
    </message>
    <message>
        <source>choose one of {choices}.</source>
        <translation>請從 {choices} 中選擇一個。</translation>
    </message>
    <message>
        <source>it must be from {low} to {high}.</source>
        <translation>必須介於 {low} 與 {high} 之間。</translation>
    </message>
    <message>
        <source>it has characters that cannot be printed.</source>
        <translation>含有無法顯示的字元。</translation>
    </message>
    <message>
        <source>“{value}” cannot be the setting {key}: {why}</source>
        <translation>「{value}」不能作為設定 {key} 的值：{why}</translation>
    </message>
    <message>
        <source>Nothing was changed. The default is “{default}”.</source>
        <translation>未做任何變更。預設值為「{default}」。</translation>
    </message>
    <message>
        <source>an address begins with http:// or https://, as in http://localhost:11434/v1.</source>
        <translation>網址必須以 http:// 或 https:// 開頭，例如 http://localhost:11434/v1。</translation>
    </message>
    <message>
        <source>a key does not belong into the address: store it as a key.</source>
        <translation>網址中不能包含金鑰：請另外儲存為金鑰。</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>媒體庫資料夾</translation>
    </message>
    <message>
        <source>Where projects, pictures and sounds are kept. Empty: the usual place of this system.</source>
        <translation>存放專案、圖片與聲音的位置。留空：使用系統的一般位置。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Language of messages. Empty: as the system.</source>
        <translation>訊息的語言。留空：與系統相同。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>風格</translation>
    </message>
    <message>
        <source>The look of a new video.</source>
        <translation>新影片的外觀。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>語音</translation>
    </message>
    <message>
        <source>Who speaks in a new video.</source>
        <translation>新影片由誰朗讀。</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Caption style of a new video, or none.</source>
        <translation>新影片的字幕樣式；none 表示沒有字幕。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>解析度</translation>
    </message>
    <message>
        <source>The shorter side of the picture.</source>
        <translation>畫面的短邊。</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒影格數</translation>
    </message>
    <message>
        <source>Pictures per second of a new video.</source>
        <translation>新影片每秒的畫面數。</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>響度</translation>
    </message>
    <message>
        <source>Loudness of the finished sound in LUFS.</source>
        <translation>完成後聲音的響度，以 LUFS 為單位。</translation>
    </message>
    <message>
        <source>Text server</source>
        <translation>文字伺服器</translation>
    </message>
    <message>
        <source>OpenAI-compatible address of a server that writes scripts, such as http://localhost:11434/v1. Empty: none.</source>
        <translation>撰寫腳本的伺服器網址，須與 OpenAI 相容，例如 http://localhost:11434/v1。留空：不使用。</translation>
    </message>
    <message>
        <source>Text model</source>
        <translation>文字模型</translation>
    </message>
    <message>
        <source>Name of the model on the text server.</source>
        <translation>文字伺服器上的模型名稱。</translation>
    </message>
    <message>
        <source>How many parts are worked on at once. 0: one per core.</source>
        <translation>同時處理的項目數。0：每個核心一個。</translation>
    </message>
    <message>
        <source>Cache limit</source>
        <translation>快取上限</translation>
    </message>
    <message>
        <source>Gigabytes that may be filled with what can be made again.</source>
        <translation>可重新產生的內容最多可占用的 GB 數。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新影片</translation>
    </message>
    <message>
        <source>Writing scripts</source>
        <translation>撰寫腳本</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>這台電腦</translation>
    </message>
    <message>
        <source>This is not a key: it is empty or has characters that no key has. Nothing was stored.</source>
        <translation>這不是金鑰：內容是空的，或含有金鑰不會有的字元。未儲存任何內容。</translation>
    </message>
    <message>
        <source>Copy it again from the provider&apos;s page.</source>
        <translation>請從服務供應商的網頁重新複製。</translation>
    </message>
    <message>
        <source>The key comes from the environment variable {variable} and cannot be changed here.</source>
        <translation>金鑰來自環境變數 {variable}，無法在這裡變更。</translation>
    </message>
    <message>
        <source>Remove the variable and start again to store a key here.</source>
        <translation>若要在這裡儲存金鑰，請移除該變數並重新啟動。</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not keep the key.</source>
        <translation>系統的金鑰庫沒有保存金鑰。</translation>
    </message>
    <message>
        <source>This system has no safe key store. Keys are kept until you quit.</source>
        <translation>系統沒有安全的金鑰庫。金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>The system&apos;s key store did not answer.</source>
        <translation>系統的金鑰庫沒有回應。</translation>
    </message>
    <message>
        <source>The system&apos;s key store is locked or failed ({failure}). Keys are kept until you quit.</source>
        <translation>系統的金鑰庫已鎖定或發生錯誤（{failure}）。金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>Keys are kept until you quit.</source>
        <translation>金鑰只保留到程式結束為止。</translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation>找不到設定 {key}。</translation>
    </message>
    <message>
        <source>Known: {keys}.</source>
        <translation>可用項目：{keys}。</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of the program. Nothing was changed.</source>
        <translation>設定由較新版本的程式寫入。未做任何變更。</translation>
    </message>
    <message>
        <source>Use the newer version, or move this file away: {path}</source>
        <translation>請使用較新的版本，或將此檔案移至他處：{path}</translation>
    </message>
    <message>
        <source>saving the settings</source>
        <translation>儲存設定</translation>
    </message>
    <message>
        <source>The settings cannot be read, so the defaults are used. The file was left as it is: {path} ({reason})</source>
        <translation>無法讀取設定，因此使用預設值。檔案保持原樣：{path}（{reason}）</translation>
    </message>
    <message>
        <source>The settings file is damaged, so the defaults are used. It is kept as {path}.</source>
        <translation>設定檔已損毀，因此使用預設值。原檔保留為 {path}。</translation>
    </message>
    <message>
        <source>licence: {licence}</source>
        <translation>授權：{licence}</translation>
    </message>
    <message>
        <source>List the voices, with the languages they speak and a sentence to try them with.</source>
        <translation>列出語音、其語言，以及一句試聽用的句子。</translation>
    </message>
    <message>
        <source>Only voices that speak it, such as en or zh-TW.</source>
        <translation>只列出會說此語言的語音，例如 en 或 zh-TW。</translation>
    </message>
    <message>
        <source>List the visual styles and the caption styles.</source>
        <translation>列出視覺風格與字幕風格。</translation>
    </message>
    <message>
        <source>The library&apos;s folder (default: AUTOVIDEO_LIBRARY, else your setting, else your data folder).</source>
        <translation>媒體庫的資料夾（預設：AUTOVIDEO_LIBRARY，其次為您的設定，否則為您的資料資料夾）。</translation>
    </message>
    <message>
        <source>Print JSON, one object a line, for programs.</source>
        <translation>輸出 JSON，每行一個物件，供程式使用。</translation>
    </message>
    <message>
        <source>your setting</source>
        <translation>您的設定</translation>
    </message>
    <message>
        <source>Make a video from SOURCE.

SOURCE is a text, Markdown, Word, HTML or subtitle file, - for standard input, an http(s) address, or a topic in quotes.</source>
        <translation>以 SOURCE 製作影片。

SOURCE 可以是文字、Markdown、Word、HTML 或字幕檔，- 代表標準輸入，也可以是 http(s) 網址，或加引號的主題。</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>範例：</translation>
    </message>
    <message>
        <source>Run the same command again after changing a sentence: only what depends on it is made again.</source>
        <translation>改了一句話之後再執行同一個指令：只有相關的部分會重新製作。</translation>
    </message>
    <message>
        <source>The video to write.</source>
        <translation>要寫入的影片。</translation>
    </message>
    <message>
        <source>The picture&apos;s shape.</source>
        <translation>畫面的長寬比。</translation>
    </message>
    <message>
        <source>The shorter side.</source>
        <translation>較短的一邊。</translation>
    </message>
    <message>
        <source>Frames per second.</source>
        <translation>每秒影格數。</translation>
    </message>
    <message>
        <source>A language tag such as en, zh-TW, ja, ar.</source>
        <translation>語言標籤，例如 en、zh-TW、ja、ar。</translation>
    </message>
    <message>
        <source>Seconds to condense to (default: 60 for an article, a script as long as it is).</source>
        <translation>要濃縮成的秒數（預設：文章 60 秒，腳本則維持原長）。</translation>
    </message>
    <message>
        <source>The look; see `styles`.</source>
        <translation>視覺風格；見 `styles`。</translation>
    </message>
    <message>
        <source>Who speaks; see `voices`.</source>
        <translation>旁白的語音；見 `voices`。</translation>
    </message>
    <message>
        <source>The caption style, or none; see `styles`.</source>
        <translation>字幕風格，或 none；見 `styles`。</translation>
    </message>
    <message>
        <source>A sound file, auto (a soft bed) or none.</source>
        <translation>聲音檔、auto（柔和的背景音樂）或 none。</translation>
    </message>
    <message>
        <source>A folder of your own pictures and clips.</source>
        <translation>存放您自己的圖片與影片片段的資料夾。</translation>
    </message>
    <message>
        <source>There is no publication {id}.</source>
        <translation>沒有發布項目 {id}。</translation>
    </message>
</context>
</TS>
